// SPDX-License-Identifier: EUPL-1.2
#include "base/xml.h"
#include "lifecycle/page_attestation.h"

namespace paraphe {
namespace {

// Widths are such that a page of A4 is legible beside another on a desk, and below it on a phone.
// What the colour of a frame says, its first words say too.
constexpr const char* style = R"(
*{box-sizing:border-box}
body{margin:0 auto;max-width:90rem;padding:1.5rem 1.25rem 3rem;color:#111;background:#fff;
 font:1rem/1.5 system-ui,"Segoe UI",Roboto,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:1.6rem}h2{margin:0 0 .75rem;font-size:1.25rem}h3{margin:1.5rem 0 .5rem;font-size:1.1rem}
.file{margin:.1rem 0 1rem;color:#444}
.limits,.verdict{margin:0 0 1rem;padding:.6rem .9rem;border:2px solid #7a4300;background:#fff8ee}
.verdict{border-width:2px 2px 2px .5rem;border-color:#8c1111;background:#fff}
.verdict.good{border-color:#125c2b}
section{margin-top:2rem;padding-top:1.5rem;border-top:1px solid #666}
dl{display:flex;flex-wrap:wrap;gap:.25rem 2rem;margin:0 0 1rem}dl div{display:flex;gap:.5rem}
dt{color:#444}dd{margin:0;font-weight:600}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1.25rem}
.pair.single{grid-template-columns:minmax(0,44rem)}
figure{margin:0}figcaption{margin-bottom:.35rem;font-weight:600}
img{display:block;width:100%;height:auto;border:1px solid #666;image-orientation:none}
.text{max-width:44rem;margin:0;padding-left:1rem;border-left:4px solid #666;white-space:pre-line}
@media (max-width:45rem){.pair{grid-template-columns:1fr}}
@media print{@page{size:A4;margin:12mm}
 body{max-width:none;padding:0;font-size:9.5pt}
 .pair{grid-template-columns:1fr 1fr;gap:4mm;break-inside:avoid}.pair.single{grid-template-columns:1fr}
 section+section{break-before:page}h2,h3{break-after:avoid}
 .verdict,.limits{break-inside:avoid;background:none}}
)";

std::string base64(const std::string& bytes) {
  constexpr const char* signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group =
          (group << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k)
      out += i + k <= bytes.size() ? signs[(group >> (18 - 6 * k)) & 63U] : '=';
  }
  return out;
}

/// Sentences of one language, as HTML.
class SheetWriter {
 public:
  explicit SheetWriter(Language language) : language_(language) {}

  std::string say(const Text& text) const { return escape_xml(text.in(language_)); }

  std::string figure(const SheetPicture& picture, const Text& caption, const Text& shown) const {
    if (picture.bytes.empty()) return "";
    return "<figure><figcaption>" + say(caption) + "</figcaption><img alt=\"" + say(shown) +
           "\" src=\"data:" + picture.mime + ";base64," + base64(picture.bytes) + "\"></figure>\n";
  }

  std::string verdict(const PageAnswer& answer) const {
    const bool good = answer.exit_code() == 0, asked = answer.print != nullptr;
    const Text first = good    ? Text{"Reconnue\u00A0:", "Known:"}
                       : asked ? Text{"À ne pas tenir pour vraie\u00A0:", "Not to be held true:"}
                       : answer.kind == PageAnswer::Kind::nothing_given
                           ? Text{"Non comparée\u00A0:", "Not compared:"}
                           : Text{"Non reconnue\u00A0:", "Not known:"};
    return "<p class=\"verdict" + std::string(good ? " good" : "") + "\"><strong>" + say(first) +
           "</strong> " + say(answer_sentence(answer)) + ".</p>\n";
  }

  /// What the code claims, item by item.
  std::string claim(const PageAnswer& answer) const {
    if (answer.read.kind != ReadPageCode::Kind::known) return "";
    const PageCode& code = answer.read.code;
    std::string out = "<h3>" + say({"Ce que dit le code", "What the code says"}) + "</h3>\n<dl>";
    const auto item = [&](const Text& term, const std::string& value) {
      out += "<div><dt>" + say(term) + "</dt><dd>" + escape_xml(value) + "</dd></div>";
    };
    const auto of = [&](int number, int count) {
      return std::to_string(number) + (language_ == Language::fr ? " sur " : " of ") +
             std::to_string(count);
    };
    if (!code.agreement.empty()) item({"acte", "act"}, shown_name(code.agreement));
    item({"page", "page"}, of(code.page, code.pages));
    if (code.originals > 0) item({"original", "original"}, of(code.original, code.originals));
    const Text state = code.for_signature ? Text{"imprimé pour signature", "printed for signature"}
                                          : Text{"en projet", "a draft"};
    item({"état", "state"}, state.in(language_));
    item({"empreinte", "fingerprint"}, answer.short_of);
    return out + "</dl>\n";
  }

  std::string pictures(const SheetPicture& scan, const SheetPicture& truth) const {
    const bool pair = !scan.bytes.empty() && !truth.bytes.empty();
    return "<div class=\"pair" + std::string(pair ? "" : " single") + "\">\n" +
           figure(scan, {"La page présentée", "The page presented"},
                  {"Image de la page présentée", "Picture of the page presented"}) +
           figure(truth, {"La page vraie", "The true page"},
                  {"Image de la page vraie, dont le texte est donné plus bas",
                   "Picture of the true page, whose text is given below"}) +
           "</div>\n";
  }

  std::string text(const PageAnswer& answer) const {
    if (answer.true_text().empty()) return "";
    return "<h3>" + say({"Son texte vrai", "Its true text"}) + "</h3>\n<p class=\"text\">" +
           escape_xml(std::string(answer.true_text())) + "</p>\n";
  }

  Text heading(const PageAnswer& answer) const {
    if (answer.read.kind != ReadPageCode::Kind::known)
      return {"Code lu\u00A0: " + answer.said, "Code read: " + answer.said};
    const std::string page = std::to_string(answer.read.code.page);
    const std::string name = shown_name(answer.read.code.agreement);
    return {"Page " + page + (name.empty() ? "" : " de l’acte " + name),
            "Page " + page + (name.empty() ? "" : " of the act " + name)};
  }

 private:
  const Language language_;
};

}  // namespace

std::string write_page_sheet(const std::string& file, const std::vector<SheetPicture>& scans,
                             const std::vector<PageAnswer>& answers,
                             const std::vector<SheetPicture>& truth, Language language) {
  const SheetWriter writer(language);
  const std::string title = writer.say({"Page à comparer", "Page to compare"});
  std::string out = "<!DOCTYPE html>\n<html lang=\"" +
                    std::string(language == Language::fr ? "fr" : "en") +
                    "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    "content=\"width=device-width, initial-scale=1\"><title>" +
                    title + " — " + escape_xml(file) + "</title><style>" + style +
                    "</style></head>\n<body><main><h1>" + title + "</h1>\n<p class=\"file\">" +
                    escape_xml(file) + "</p>\n";
  out += "<p class=\"limits\">" + writer.say(limits_of_codes()) + "</p>\n";
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const PageAnswer& answer = answers[i];
    out += "<section>\n<h2>" + writer.say(writer.heading(answer)) + "</h2>\n" +
           writer.verdict(answer) + writer.claim(answer) +
           writer.pictures(i < scans.size() ? scans[i] : SheetPicture(),
                           i < truth.size() ? truth[i] : SheetPicture()) +
           writer.text(answer) + "</section>\n";
  }
  return out + "</main></body>\n</html>\n";
}

}  // namespace paraphe
