// SPDX-License-Identifier: EUPL-1.2
#include "base/xml.h"
#include "lifecycle/page_attestation.h"

namespace paraphe {
namespace {

constexpr const char* style =
    "body{font:16px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:80rem;padding:0 1rem;"
    "color:#111;background:#fff}h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem}"
    ".limits{border:2px solid #8a4b00;padding:.75rem 1rem}.pair{display:flex;flex-wrap:wrap;"
    "gap:1.5rem}figure{flex:1 1 24rem;margin:0}figcaption{font-weight:600;margin-bottom:.4rem}"
    "img{max-width:100%;border:1px solid #767676}.text{white-space:pre-line;border-left:4px solid "
    "#767676;padding-left:1rem}@media print{body{margin:0;max-width:none}figure{flex:1 1 45%}}";

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

std::string figure(const SheetPicture& picture, const std::string& caption) {
  if (picture.bytes.empty()) return "";
  return "<figure><figcaption>" + escape_xml(caption) + "</figcaption><img alt=\"" +
         escape_xml(caption) + "\" src=\"data:" + picture.mime + ";base64," +
         base64(picture.bytes) + "\"></figure>\n";
}

}  // namespace

std::string write_page_sheet(const std::string& file, const SheetPicture& scan,
                             const std::vector<PageAnswer>& answers,
                             const std::vector<SheetPicture>& truth, Language language) {
  const bool french = language == Language::fr;
  const std::string title = Text{"Page à comparer", "Page to compare"}.in(language);
  std::string out = "<!DOCTYPE html>\n<html lang=\"" + std::string(french ? "fr" : "en") +
                    "\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" "
                    "content=\"width=device-width\"><title>" +
                    escape_xml(title + " — " + file) + "</title><style>" + style +
                    "</style></head>\n<body><main><h1>" + escape_xml(title) + "</h1>\n";
  out += "<p class=\"limits\">" + escape_xml(limits_of_codes().in(language)) + "</p>\n";
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const PageAnswer& answer = answers[i];
    out += "<h2>" + escape_xml(answer_sentence(answer).in(language)) + ".</h2>\n";
    if (answer.read.kind == ReadPageCode::Kind::known) {
      out += "<p>" +
             escape_xml(Text{"Le code dit\u00A0: ", "The code says: "}.in(language) +
                        claim_words(answer).in(language)) +
             ".</p>\n";
    }
    out += "<div class=\"pair\">\n" +
           figure(scan, Text{"La page présentée", "The page presented"}.in(language)) +
           (i < truth.size() ? figure(truth[i], Text{"La page vraie", "The true page"}.in(language))
                             : "") +
           "</div>\n";
    if (answer.true_text().empty()) continue;
    out += "<h3>" + escape_xml(Text{"Son texte vrai", "Its true text"}.in(language)) +
           "</h3>\n<p class=\"text\">" + escape_xml(std::string(answer.true_text())) + "</p>\n";
  }
  return out + "</main></body>\n</html>\n";
}

}  // namespace paraphe
