// SPDX-License-Identifier: EUPL-1.2
#include "cli/new_draft.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>

#include "base/edits.h"
#include "base/xml.h"
#include "check/rule_model.h"
#include "cli/data_folder.h"
#include "cli/stop.h"
#include "cli/xml_layout.h"

namespace paraphe {
namespace {

constexpr std::size_t article_indent = 4;  // in a draft: convention, articles, article

std::string_view bytes_of(const Draft& file, Span span) {
  return std::string_view(file.bytes()).substr(span.begin, span.end - span.begin);
}

std::string guillemets(std::string_view word) { return "«\u00A0" + std::string(word) + "\u00A0»"; }

/// The name of the act, in the form that a mark asks for.
std::string act_name(const Model* model, std::string_view form) {
  if (form == "du") return model == nullptr ? "de la présente convention" : model->of_the;
  if (form == "au") return model == nullptr ? "à la présente convention" : model->to_the;
  std::string name = model == nullptr ? "la présente convention" : model->the;
  if (form == "Le" && !name.empty()) name[0] = static_cast<char>(name[0] & ~0x20);  // l → L
  return name;
}

/// An element of a clause, with the name of the act written in.
std::string fragment(const Draft& file, const xmlNode* element, const Model* model,
                     std::size_t indent) {
  const Span whole = file.element(element);
  std::vector<Edit> edits;
  const auto visit = [&](const auto& again, const xmlNode* node) -> void {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      if (is_mark(child, "acte")) {
        Span span = file.element(child);
        span.begin -= whole.begin;
        span.end -= whole.begin;
        edits.push_back({span, escape_xml(act_name(model, attribute(child, "cas"))), true});
      } else {
        again(again, child);
      }
    }
  };
  visit(visit, element);
  return indented(apply_edits(bytes_of(file, whole), edits), indent_at(file.bytes(), whole.begin),
                  indent);
}

/// Puts clauses in the place of the marks of a model.
class Assembly {
 public:
  Assembly(const ClauseLibrary& library, const Model& model,
           const std::vector<const Clause*>& chosen)
      : library_(library), model_(model), chosen_(chosen) {
    choose(model.agreement);
    for (const Clause* clause : chosen_) {
      if (std::find(taken_.begin(), taken_.end(), clause) == taken_.end()) refuse(*clause);
    }
  }

  /// The agreement, from the `<` of its start tag to its end tag; `declarations` are the first
  /// attributes.
  std::string text(const std::string& declarations) {
    const Draft& file = model_.file;
    const Span whole = file.element(model_.agreement);
    visit(model_.agreement);
    const std::size_t name = file.span(model_.agreement).end;
    const std::size_t indent = indent_at(file.bytes(), whole.begin);
    edits_.push_back({{name, name}, indented(declarations, 0, indent), true});
    std::sort(edits_.begin(), edits_.end(),
              [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
    for (Edit& edit : edits_) {
      edit.span.begin -= whole.begin;
      edit.span.end -= whole.begin;
    }
    const std::string out = apply_edits(bytes_of(file, whole), edits_);
    return indented(out, indent, 0);
  }

 private:
  [[noreturn]] void refuse(const Clause& clause) const {
    throw Stop{exit_usage,
               {"le modèle " + guillemets(model_.sheet.code) + " n’a pas de place pour la clause " +
                    guillemets(clause.sheet.code) +
                    "\u202F; «\u00A0paraphe nouveau --clause\u00A0» l’écrit, prête à coller",
                "the model '" + model_.sheet.code + "' has no place for the clause '" +
                    clause.sheet.code + "'; 'paraphe new --clause' prints it, ready to paste"}};
  }

  /// The clauses of a place: those chosen, else that of the model.
  std::vector<const Clause*> clauses_of(const xmlNode* mark) const {
    std::vector<const Clause*> out;
    for (const Clause* clause : chosen_) {
      if (clause->subject == attribute(mark, "sujet")) out.push_back(clause);
    }
    if (const auto code = attribute(mark, "clause"); out.empty() && !code.empty()) {
      out.push_back(&library_.clause(std::string(code)));
    }
    return out;
  }

  void choose(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (is_mark(child, "article")) {
        for (const Clause* clause : clauses_of(child)) taken_.push_back(clause);
      } else if (child->type == XML_ELEMENT_NODE) {
        choose(child);
      }
    }
  }

  std::string introduced(const Clause& clause, std::size_t indent) const {
    std::vector<std::string> lines{"Clause " + guillemets(clause.sheet.code) +
                                   "\u00A0: " + clause.sheet.title.fr + "."};
    std::string others;
    for (const Clause& other : library_.clauses()) {
      if (other.subject != clause.subject || other.sheet.code == clause.sheet.code) continue;
      others += (others.empty() ? "" : ", ") + guillemets(other.sheet.code);
    }
    if (!others.empty()) lines.push_back("Autres rédactions\u00A0: " + others + ".");
    for (const std::string& left : clause.sheet.to_complete) {
      lines.push_back("À compléter\u00A0: " + left + ".");
    }
    return xml_comment(lines, indent) + "\n" + std::string(indent, ' ') +
           fragment(clause.file, clause.article, &model_, indent);
  }

  std::vector<std::string> articles_at(const xmlNode* mark, std::size_t indent) const {
    std::vector<std::string> out;
    for (const Clause* clause : clauses_of(mark)) out.push_back(introduced(*clause, indent));
    return out;
  }

  std::vector<std::string> data_at(const xmlNode* mark, std::size_t indent) const {
    std::vector<std::string> out;
    std::set<std::string> seen;  // two clauses may ask for the same definition
    for (const Clause* clause : taken_) {
      for (const xmlNode* item : clause->data) {
        const std::string_view name = reinterpret_cast<const char*>(item->name);
        if (name != attribute(mark, "element")) continue;
        std::string text = fragment(clause->file, item, &model_, indent);
        if (seen.insert(text).second) out.push_back(std::move(text));
      }
    }
    return out;
  }

  std::vector<std::string> texts_at(const xmlNode* mark, std::size_t indent) const {
    return is_mark(mark, "article") ? articles_at(mark, indent) : data_at(mark, indent);
  }

  /// Whether an element held nothing but marks, and they bring nothing.
  bool is_left_empty(const xmlNode* element) const {
    bool marks = false;
    for (const xmlNode* child = element->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      if (!is_mark(child) || !texts_at(child, 0).empty()) return false;
      marks = true;
    }
    return marks;
  }

  /// An element and the white space before it, blank lines included.
  Span with_its_line(const xmlNode* element) const {
    Span span = model_.file.element(element);
    const std::string& bytes = model_.file.bytes();
    while (span.begin > 0 && (bytes[span.begin - 1] == ' ' || bytes[span.begin - 1] == '\n')) {
      --span.begin;
    }
    return span;
  }

  void replace(const xmlNode* mark) {
    const Span span = model_.file.element(mark);
    const std::size_t indent = indent_at(model_.file.bytes(), span.begin);
    if (is_mark(mark, "acte")) {
      edits_.push_back({span, escape_xml(act_name(&model_, attribute(mark, "cas"))), true});
      return;
    }
    const std::string gap = is_mark(mark, "article") ? "\n\n" : "\n";
    std::string text;
    for (const std::string& one : texts_at(mark, indent)) {
      text += (text.empty() ? "" : gap + std::string(indent, ' ')) + one;
    }
    edits_.push_back(text.empty() ? Edit{with_its_line(mark), "", true} : Edit{span, text, true});
  }

  void visit(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (child->type != XML_ELEMENT_NODE) continue;
      if (is_mark(child)) {
        replace(child);
      } else if (is_left_empty(child)) {
        edits_.push_back({with_its_line(child), "", true});
      } else {
        visit(child);
      }
    }
  }

  const ClauseLibrary& library_;
  const Model& model_;
  const std::vector<const Clause*>& chosen_;
  std::vector<const Clause*> taken_;  ///< in the order of the text
  std::vector<Edit> edits_;
};

}  // namespace

std::string new_draft(const ClauseLibrary& library, const Model& model,
                      const std::vector<const Clause*>& chosen, const std::string& schema) {
  const std::string address = escape_xml(schema);
  const auto root = reinterpret_cast<const char*>(model.agreement->name);
  const std::string margin(std::string_view(root).size() + 2, ' ');
  const std::string declarations = " xmlns=\"urn:paraphe:convention:1\"\n" + margin +
                                   "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n" +
                                   margin + "xsi:schemaLocation=\"urn:paraphe:convention:1 " +
                                   address + "\"\n" + margin.substr(1);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-model href=\"" + address +
         "\" type=\"application/xml\" schematypens=\"http://www.w3.org/2001/XMLSchema\"?>\n" +
         xml_comment({"Projet tiré du modèle " + guillemets(model.sheet.code) +
                          "\u00A0: " + model.sheet.title.fr + ".",
                      "Remplacez ce qui est entre crochets, les codes postaux 00000 et les dates "
                      "1900-01-01, puis donnez "
                      "chaque donnée que nomme «\u00A0aVenir\u00A0». Le contrôle, au portail "
                      "«\u00A0draft\u00A0», dit ce qui reste à écrire. Ces commentaires ne "
                      "s’impriment pas."},
                     0) +
         "\n" + Assembly(library, model, chosen).text(declarations) + "\n";
}

std::string clause_text(const Clause& clause, const Model* model) {
  const Sheet& sheet = clause.sheet;
  std::vector<std::string> lines{
      "Clause " + guillemets(sheet.code) + "\u00A0: " + sheet.title.fr + ".",
      "Usage\u00A0: " + sheet.use + ".", "Choix\u00A0: " + sheet.choice + "."};
  for (const std::string& left : sheet.to_complete) {
    lines.push_back("À compléter\u00A0: " + left + ".");
  }
  for (const std::string& one : sheet.bases) lines.push_back("Fondement\u00A0: " + one + ".");
  if (!sheet.since.empty()) lines.push_back("Textes en vigueur depuis le " + sheet.since + ".");
  if (!sheet.until.empty()) lines.push_back("À n’employer que jusqu’au " + sheet.until + ".");
  const std::string margin(article_indent, ' ');
  std::string out = margin + xml_comment(lines, article_indent) + "\n";
  for (const xmlNode* item : clause.data) {
    out += margin +
           xml_comment({"Cette donnée rejoint celles de même nom, hors de l’article\u00A0:"},
                       article_indent) +
           "\n" + margin + fragment(clause.file, item, model, article_indent) + "\n";
  }
  return out + margin + fragment(clause.file, clause.article, model, article_indent) + "\n";
}

std::string schema_address(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path schema = fs::canonical(data_folder() + "/schemas/convention.xsd", error);
  fs::path folder = path == "-" ? fs::path() : fs::path(path).parent_path();
  folder = fs::weakly_canonical(folder.empty() ? fs::current_path(error) : folder, error);
  const fs::path root = schema.root_path();
  const auto first = [&](const fs::path& one) {
    return one.relative_path().empty() ? fs::path() : *one.relative_path().begin();
  };
  const bool strangers = first(schema) != first(folder);
  const std::string address =
      strangers ? schema.string() : schema.lexically_relative(folder).string();
  std::string uri;
  for (const char c : address) {  // RFC 3986, 2.1: what would end or alter the address
    uri += c == ' '   ? "%20"
           : c == '%' ? "%25"
           : c == '#' ? "%23"
           : c == '?' ? "%3F"
                      : std::string(1, c);
  }
  return uri;
}

}  // namespace paraphe
