// SPDX-License-Identifier: EUPL-1.2
// What was found, and how to mend it.
#include <algorithm>

#include "base/utf8.h"
#include "output/report/html.h"
#include "output/report/source_line.h"
#include "output/report/values.h"

namespace paraphe::html {
namespace {

bool is_warning(const Diagnostic& finding) {
  return finding.state == State::open && finding.severity == Severity::warning;
}
bool is_remark(const Diagnostic& finding) {
  return finding.state == State::open && finding.severity == Severity::info;
}
bool is_waived(const Diagnostic& finding) { return finding.state == State::waived; }
bool is_unknown(const Diagnostic& finding) { return finding.state == State::unknown; }

/// A legal basis: « CGCT, art. L. 4231-3 (https://…) ; … », what comes before an address linked to
/// it.
std::string linked(const std::string& text) {
  std::string out;
  std::size_t done = 0;
  while (true) {
    const std::size_t open = text.find(" (https://", done);
    const std::size_t close = open == std::string::npos ? open : text.find(')', open);
    if (close == std::string::npos) break;
    const std::size_t mark = text.rfind("; ", open);  // the end of the one before
    const std::size_t start = mark != std::string::npos && mark >= done ? mark + 2 : done;
    const std::string address = text.substr(open + 2, close - open - 2);
    out += escape(text.substr(done, start - done)) + "<a href=\"" + escape(address) + "\">" +
           escape(text.substr(start, open - start)) + "</a>";
    done = close + 1;
  }
  return out + escape(text.substr(done));
}

/// The source line of a place, its words marked. A long line is cropped around them.
std::string source_block(const Telling& telling, const Place& place) {
  const auto [line, words] = source_line(telling.report, place);
  if (line.empty()) return "";
  constexpr std::size_t before = 80, after = 120, longest = 400;
  const std::size_t first = retreat(line, words.begin, before);
  const std::size_t end = std::min(words.end, advance(line, words.begin, longest));
  const std::size_t last = advance(line, end, after);
  std::string_view lead = line.substr(first, words.begin - first);
  if (first == 0) lead.remove_prefix(std::min(lead.find_first_not_of(" \t"), lead.size()));
  return "<pre class=\"source\"><span class=\"number\">" + std::to_string(place.start.line) +
         "</span><code>" + (first > 0 ? "…" : "") + escape(lead) + "<mark>" +
         escape(line.substr(words.begin, end - words.begin)) + "</mark>" +
         escape(line.substr(end, last - end)) + (last < line.size() ? "…" : "") + "</code></pre>\n";
}

Text finding_words(const Diagnostic& finding) {
  if (finding.state == State::unknown) return {"à la signature", "when signing"};
  return severity_words(finding);
}

std::string part(const Telling& telling, const Text& title, const std::string& html) {
  if (html.empty()) return "";
  return "<div><dt>" + telling.say(title) + "</dt><dd>" + html + "</dd></div>\n";
}

/// What the operands of the failed test were; the test itself folded away.
std::string values(const Telling& telling, const Explanation& explanation) {
  std::string out;
  for (const Explanation::Operand& operand : explanation.operands) {
    const std::string words = operand.words.in(telling.options.language).empty()
                                  ? "<code>" + escape(operand.expression) + "</code>"
                                  : telling.say_first(operand.words);
    out += "<li>" + words + telling.say({"\u00A0: ", ": "}) +
           telling.say(value_words(operand.value)) + "</li>\n";
  }
  if (!out.empty()) out = "<ul class=\"values\">\n" + out + "</ul>\n";
  return out + "<details><summary>" + telling.say({"Test de la règle", "Test of the rule"}) +
         "</summary><p><code>" + escape(explanation.test) + "</code></p></details>";
}

/// The name of a blocking finding in the page; only those are pointed at.
std::string anchor(const Telling& telling, std::size_t rank) {
  return telling.id("blocking-" + std::to_string(rank));
}

std::string finding_item(const Telling& telling, const Diagnostic& finding, std::size_t rank) {
  const std::string named =
      is_blocking(finding) ? " id=\"" + escape(anchor(telling, rank)) + "\"" : "";
  std::string out =
      "<li" + named + ">\n" +
      telling.heading(1, "<span class=\"severity\">" + telling.say_first(finding_words(finding)) +
                             "</span> " + telling.say_first(finding.message)) +
      "<p class=\"where\">" + telling.where(finding.place) + " · " +
      telling.say({"règle", "rule"}) + "\u00A0<span class=\"rule\">" + escape(finding.id) +
      "</span></p>\n" + source_block(telling, finding.place);
  std::string reasons =
      part(telling, {"Que faire", "What to do"}, telling.say_first(finding.remedy)) +
      part(telling, {"Pourquoi", "Why"}, telling.say_first(finding.why)) +
      part(telling, {"Fondement", "Basis"}, linked(finding.basis.in(telling.options.language)));
  for (const Note& note : finding.notes) {
    std::string html = telling.say_first(note.text);
    if (note.place) {
      html += " (" + telling.where(*note.place) + ")" + source_block(telling, *note.place);
    }
    reasons += part(telling, {"Voir aussi", "See also"}, html);
  }
  if (finding.explanation) {
    reasons += part(telling, {"Valeurs", "Values"}, values(telling, *finding.explanation));
  }
  if (!reasons.empty()) out += "<dl class=\"reasons\">\n" + reasons + "</dl>\n";
  return out + "</li>\n";
}

template <typename Which>
std::string finding_list(const Telling& telling, Which which) {
  std::string out;
  std::size_t rank = 0;
  for (const Diagnostic& finding : telling.report.verdict.findings.items()) {
    if (which(finding)) out += finding_item(telling, finding, ++rank);
  }
  return out.empty() ? "" : "<ol class=\"findings\">\n" + out + "</ol>\n";
}

std::string point(const Telling& telling, const Diagnostic& finding) {
  return "<li>" + telling.say_first(finding.message) + " <span class=\"where\">(" +
         telling.where(finding.place) + ", <span class=\"rule\">" + escape(finding.id) +
         "</span>)</span></li>\n";
}

}  // namespace

Counts count(const Verdict& verdict) {
  Counts counts;
  for (const Diagnostic& finding : verdict.findings.items()) {
    counts.blocking += is_blocking(finding) ? 1 : 0;
    counts.warnings += is_warning(finding) ? 1 : 0;
    counts.remarks += is_remark(finding) ? 1 : 0;
    counts.waived += is_waived(finding) ? 1 : 0;
    counts.unknown += is_unknown(finding) ? 1 : 0;
  }
  return counts;
}

std::string brief(const Telling& telling) {
  constexpr std::size_t most = 10;
  std::string out;
  std::size_t rank = 0;
  for (const Diagnostic& finding : telling.report.verdict.findings.items()) {
    if (!is_blocking(finding) || ++rank > most) continue;
    out += "<li><a href=\"#" + escape(anchor(telling, rank)) + "\">" +
           telling.say_first(finding.message) + "</a> <span class=\"where\">(" +
           telling.where(finding.place, false) + ")</span></li>\n";
  }
  if (rank > most) {
    out += "<li class=\"more\">" + telling.say({"et ", "and "}) +
           telling.counted(rank - most, {"autre", "other"}, {"autres", "others"}) + "</li>\n";
  }
  return rank < 2 ? "" : "<ol class=\"brief\">\n" + out + "</ol>\n";
}

std::string blocking(const Telling& telling) {
  return telling.section("blocking", {"Ce qui bloque", "What blocks"},
                         finding_list(telling, is_blocking));
}

std::string warnings(const Telling& telling) {
  return telling.section("warnings", {"Avertissements", "Warnings"},
                         finding_list(telling, is_warning));
}

std::string remarks(const Telling& telling) {
  return telling.section("remarks", {"Pour information", "For information"},
                         finding_list(telling, is_remark));
}

std::string when_signing(const Telling& telling) {
  std::string out;
  for (const Diagnostic& finding : telling.report.verdict.findings.items()) {
    if (is_unknown(finding)) out += point(telling, finding);
  }
  if (!out.empty()) out = "<ul class=\"points\">\n" + out + "</ul>\n";
  return telling.section("signing", {"À vérifier à la signature", "To check when signing"}, out);
}

std::string for_the_lawyer(const Telling& telling) {
  std::string out;
  for (const Diagnostic& each : telling.report.verdict.for_lawyer) out += point(telling, each);
  if (!out.empty()) out = "<ul class=\"points\">\n" + out + "</ul>\n";
  return telling.section("lawyer", {"À vérifier par le juriste", "For the lawyer to check"}, out);
}

}  // namespace paraphe::html
