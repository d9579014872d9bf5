// SPDX-License-Identifier: EUPL-1.2
// Each waiver: what became of it, what it covers, who decided on it.
#include <vector>

#include "output/report/html.h"

namespace paraphe::html {
namespace {

std::string day_of(const Telling& telling, const std::string& text) {
  const std::optional<Date> date = parse_date(text);
  return date ? telling.day(date) : escape(text);
}

std::string finding_line(const Telling& telling, const Diagnostic& finding) {
  return telling.say_first(finding.message) + " <span class=\"where\">(" +
         telling.where(finding.place) + ", <span class=\"rule\">" + escape(finding.id) +
         "</span>)</span>";
}

/// What a waiver covers; two entries may bear one number, they do not start at one byte.
std::string covered(const Telling& telling, const Waiver& waiver) {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : telling.report.verdict.findings.items()) {
    if (finding.state != State::waived || !finding.waiver) continue;
    if (finding.waiver->element.begin == waiver.element.begin) {
      lines.push_back(finding_line(telling, finding));
    }
  }
  if (lines.empty()) return telling.say({"rien dans ce projet", "nothing in this draft"});
  if (lines.size() == 1) return lines.front();
  std::string out = "<ul>\n";
  for (const std::string& line : lines) out += "<li>" + line + "</li>\n";
  return out + "</ul>\n";
}

/// What became of a waiver; of one that waives nothing, why.
std::string effect(const Telling& telling, const Waiver& waiver) {
  std::string out = "<strong>" + telling.say_first(use_words(waiver.use)) + "</strong>";
  if (waiver.use == WaiverUse::pending) {
    const Text why = telling.report.verdict.rules_ran
                         ? Text{"sa règle est d’une autre étape, ou attend un blanc à remplir",
                                "its rule is of another step, or waits for a blank to be filled"}
                         : Text{"les règles n’ont pas été appliquées", "the rules have not run"};
    return out + "<br/>" + telling.say(why);
  }
  for (const Diagnostic& finding : telling.report.verdict.findings.items()) {
    const std::size_t at = finding.place.start.byte;
    if (finding.place.file != waiver.place.file || !finding.rule.empty()) continue;
    if (at < waiver.element.begin || at >= waiver.element.end) continue;
    out += "<br/>" + telling.say_first(finding.message) + " <span class=\"where\">(<span class=\"" +
           "rule\">" + escape(finding.id) + "</span>)</span>";
  }
  return out;
}

}  // namespace

std::string waived(const Telling& telling) {
  const std::vector<Waiver>& waivers = telling.report.verdict.waivers;
  if (waivers.empty()) return "";
  Table table(
      telling,
      {"Chaque dérogation, et ce qu’elle est devenue", "Each waiver, and what became of it"},
      {{"Dérogation", "Waiver"},
       {"Effet", "Effect"},
       {"Ce qu’elle couvre", "What it covers"},
       {"Motif", "Reason"},
       {"Autorité et dates", "Authority and dates"}});
  for (const Waiver& waiver : waivers) {
    table.row(
        {"<span class=\"rule\">" + escape(waiver.id) + "</span><br/><span class=\"where\">" +
             telling.say({"règle", "rule"}) + "\u00A0<span class=\"rule\">" + escape(waiver.rule) +
             "</span><br/>" + telling.where(waiver.place, false) + "</span>",
         effect(telling, waiver), covered(telling, waiver), telling.own(waiver.reason),
         telling.own(waiver.authority) + "<br/>" + telling.say({"décidée le", "decided on"}) +
             "\u00A0" + day_of(telling, waiver.decided) + "<br/>" +
             telling.say({"expire le", "expires on"}) + " " + day_of(telling, waiver.expires)});
  }
  return telling.section("waivers", {"Dérogations", "Waivers"}, table.done("wide waivers"));
}

}  // namespace paraphe::html
