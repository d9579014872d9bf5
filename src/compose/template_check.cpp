// SPDX-License-Identifier: EUPL-1.2
#include "compose/template_check.h"

#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <utility>

#include "base/true_type.h"

namespace paraphe {

namespace {

constexpr double smallest_room = 60 * 72 / 25.4;  // of text on a page, each way
constexpr double largest_side = 14'400;           // points: ISO 32000-1, annex C, table C.1
constexpr double readable_contrast = 4.5;

bool is_font(const std::string& path) {
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(path, unknown);
  std::string start(font_head, '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(start.data(), static_cast<std::streamsize>(start.size()));
  start.resize(static_cast<std::size_t>(file.gcount()));
  return !unknown && is_whole_font(start, size);
}

class Check {
 public:
  Check(const Template& form, Diagnostics& diagnostics) : form_(form), diagnostics_(diagnostics) {}

  bool run() {
    for (const auto& [name, family] : form_.layout.families) fonts(name, family);
    for (const auto& [name, style] : form_.layout.styles) this->style(name, style);
    strip("entete", form_.layout.header);
    strip("pied", form_.layout.footer);
    room();
    return sound_;
  }

 private:
  void fonts(const std::string& name, const FontFamily& family) {
    for (const std::string& path :
         {family.regular, family.bold, family.italic, family.bold_italic}) {
      std::error_code unknown;
      if (!std::filesystem::is_regular_file(path, unknown)) {
        return error("GAB-10", "police:" + name,
                     {"le fichier de police «\u00A0" + path + "\u00A0» n’existe pas",
                      "the font file '" + path + "' does not exist"},
                     {"installer le paquet qui le contient, ou corriger le chemin",
                      "install the package that holds it, or correct the path"});
      }
      if (is_font(path)) continue;
      return error("GAB-10", "police:" + name,
                   {"le fichier «\u00A0" + path +
                        "\u00A0» n’est pas une police TrueType, ou il est incomplet",
                    "the file '" + path + "' is no TrueType font, or it is incomplete"},
                   {"installer de nouveau le paquet qui le contient, ou citer une autre police",
                    "install again the package that holds it, or cite another font"});
    }
  }

  void style(const std::string& name, const ParagraphStyle& style) {
    if (form_.layout.families.count(style.family) == 0) {
      error("GAB-09", "style:" + name,
            {"le style «\u00A0" + name + "\u00A0» cite la police «\u00A0" + style.family +
                 "\u00A0», que le gabarit n’a pas",
             "the style '" + name + "' cites the font '" + style.family +
                 "', which the template lacks"},
            {"ajouter cette police à «\u00A0polices\u00A0», ou en citer une autre",
             "add this font to 'polices', or cite another"});
    }
    const double contrast = contrast_with_paper(style.color);
    if (contrast >= readable_contrast) return;
    const long tenths = static_cast<long>(contrast * 10);
    const std::string whole = std::to_string(tenths / 10), part = std::to_string(tenths % 10);
    add(Severity::warning, "GAB-12", "style:" + name,
        {"le texte du style «\u00A0" + name + "\u00A0» est trop pâle\u00A0: contraste de " + whole +
             "," + part + " sur 1, au lieu de 4,5",
         "the text of the style '" + name + "' is too pale: contrast of " + whole + "." + part +
             " to 1, instead of 4.5"},
        {"choisir une couleur plus sombre", "choose a darker colour"});
  }

  void strip(const char* name, const Strip& strip) {
    if (strip.style.empty() || form_.layout.styles.count(strip.style) != 0) return;
    error("GAB-09", name,
          {"«\u00A0" + std::string(name) + "\u00A0» cite le style «\u00A0" + strip.style +
               "\u00A0», que le gabarit n’a pas",
           "'" + std::string(name) + "' cites the style '" + strip.style +
               "', which the template lacks"},
          {"ajouter ce style à «\u00A0styles\u00A0», ou en citer un autre",
           "add this style to 'styles', or cite another"});
  }

  void room() {
    const Layout& page = form_.layout;
    if (page.width - page.margin_inner - page.margin_outer >= smallest_room &&
        page.height - page.margin_top - page.margin_bottom >= smallest_room &&
        page.width <= largest_side && page.height <= largest_side)
      return;
    if (page.width > largest_side || page.height > largest_side) {
      return error("GAB-14", "page",
                   {"le papier dépasse 5\u202F080\u00A0mm, le plus grand qu’un PDF puisse avoir",
                    "the paper exceeds 5,080 mm, the largest that a PDF may have"},
                   {"diminuer «\u00A0largeur\u00A0» ou «\u00A0hauteur\u00A0»",
                    "make 'largeur' or 'hauteur' smaller"});
    }
    error("GAB-11", "page",
          {"les marges laissent moins de 60\u00A0mm au texte",
           "the margins leave less than 60 mm to the text"},
          {"diminuer les marges de «\u00A0page\u00A0», ou agrandir le papier",
           "make the margins of 'page' smaller, or the paper larger"});
  }

  void error(const char* id, const std::string& where, Text message, Text remedy) {
    sound_ = false;
    add(Severity::error, id, where, std::move(message), std::move(remedy));
  }

  void add(Severity severity, const char* id, const std::string& where, Text message, Text remedy) {
    Diagnostic diagnostic;
    diagnostic.id = id;
    diagnostic.severity = severity;
    const auto place = form_.places.find(where);
    diagnostic.place = place == form_.places.end() ? form_.place : place->second;
    diagnostic.message = std::move(message);
    diagnostic.remedy = std::move(remedy);
    diagnostics_.add(std::move(diagnostic));
  }

  const Template& form_;
  Diagnostics& diagnostics_;
  bool sound_ = true;
};

}  // namespace

double contrast_with_paper(const Color& color) {
  const auto linear = [](double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
  };
  const double luminance =
      0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
  return 1.05 / (luminance + 0.05);
}

bool check_template(const Template& form, Diagnostics& diagnostics) {
  return Check(form, diagnostics).run();
}

}  // namespace paraphe
