// SPDX-License-Identifier: EUPL-1.2
// The HTML report: one page that needs nothing else, no network, no script.
#include "output/report/html.h"

#include <memory>

#include "compose/plain_text.h"
#include "output/report/html_style.h"

namespace paraphe {
namespace html {
namespace {

const char* kind_class(Verdict::Kind kind) {
  constexpr const char* classes[] = {"good", "waived", "bad", "incomplete"};
  return classes[static_cast<int>(kind)];
}

Text gate_words(const std::string& gate) {
  if (gate == "draft") return {"projet en cours", "draft under way"};
  if (gate == "deliberation") return {"avant délibération", "before deliberation"};
  if (gate == "signature") return {"avant signature", "before signature"};
  return {gate, gate};
}

std::string count_item(const Telling& telling, const char* section, const std::string& words) {
  return "<li><a href=\"#" + escape(telling.id(section)) + "\">" + words + "</a></li>\n";
}

std::string counts_list(const Telling& telling) {
  const Counts counts = count(telling.report.verdict);
  std::string out;
  if (counts.blocking != 0) {
    out += count_item(telling, "blocking",
                      telling.counted(counts.blocking, {"point bloquant", "blocking point"},
                                      {"points bloquants", "blocking points"}));
  } else {
    out += "<li>" + telling.say({"aucun point bloquant", "no blocking point"}) + "</li>\n";
  }
  if (counts.warnings != 0) {
    out += count_item(telling, "warnings",
                      telling.counted(counts.warnings, {"avertissement", "warning"},
                                      {"avertissements", "warnings"}));
  }
  if (counts.waived != 0 || !telling.report.verdict.waivers.empty()) {
    out += count_item(telling, "waivers",
                      telling.counted(counts.waived, {"constat sous dérogation", "finding waived"},
                                      {"constats sous dérogation", "findings waived"}));
  }
  if (counts.unknown != 0) {
    out += count_item(
        telling, "signing",
        telling.counted(counts.unknown,
                        {"point à vérifier à la signature", "point to check when signing"},
                        {"points à vérifier à la signature", "points to check when signing"}));
  }
  if (const std::size_t points = telling.report.verdict.for_lawyer.size(); points != 0) {
    out += count_item(telling, "lawyer",
                      telling.counted(points, {"point pour le juriste", "point for the lawyer"},
                                      {"points pour le juriste", "points for the lawyer"}));
  }
  if (counts.remarks != 0) {
    out += count_item(
        telling, "remarks",
        telling.counted(counts.remarks, {"information", "remark"}, {"informations", "remarks"}));
  }
  return "<ul class=\"counts\">\n" + out + "</ul>\n";
}

std::string names_of_parties(const Telling& telling) {
  std::string out;
  if (telling.agreement == nullptr) return out;
  for (const Party& party : telling.agreement->parties) {
    out += (out.empty() ? "" : telling.say({"\u202F; ", "; "})) +
           telling.own(plain_text(party.denomination, *telling.agreement));
  }
  return out;
}

std::string illustrative(const Telling& telling) {
  const Verdict& verdict = telling.report.verdict;
  if (verdict.illustrative.empty() || !verdict.rules_ran) return "";
  constexpr std::size_t told = 8;
  const std::size_t places = verdict.illustrative.size();
  const std::string lines =
      places > told ? telling.counted(places, {"endroit", "place"}, {"endroits", "places"})
                    : line_ranges(verdict.illustrative, telling.options.language);
  return "<p class=\"caution\">" +
         telling.say({"Données d’exemple, que nulle source n’établit (" + lines +
                          ")\u00A0: le PDF portera «\u00A0EXEMPLE — document sans valeur\u00A0».",
                      "Made-up data, established by no source (" + lines +
                          "): the PDF will read «\u00A0EXEMPLE — document sans valeur\u00A0»."}) +
         "</p>\n";
}

/// What there is to know besides the findings, and the way to it.
struct Facts {
  std::string html, links;

  void add(const Telling& telling, const char* name, const Text& title, std::string section) {
    if (section.empty()) return;
    html += section;
    links +=
        "<li><a href=\"#" + escape(telling.id(name)) + "\">" + telling.say(title) + "</a></li>\n";
  }
};

Facts facts_of(const Telling& telling) {
  Facts facts;
  facts.add(telling, "calendar", {"Calendrier", "Calendar"}, calendar(telling));
  facts.add(telling, "matrix", {"Objectifs et axes", "Objectives and axes"}, matrix(telling));
  facts.add(telling, "parties", {"Parties et habilitations", "Parties and authority"},
            parties(telling));
  facts.add(telling, "rules", {"Règles appliquées", "Rules applied"}, applied_rules(telling));
  facts.add(telling, "provenance", {"Provenance", "Provenance"}, provenance(telling));
  return facts;
}

std::string sections(const Telling& telling, bool navigation) {
  const Facts facts = facts_of(telling);
  const std::string label = telling.say({"Sur cette page", "On this page"});
  return verdict_box(telling) +
         (navigation
              ? "<nav aria-label=\"" + label + "\">\n<ul>\n" + facts.links + "</ul>\n</nav>\n"
              : "") +
         blocking(telling) + warnings(telling) + waived(telling) + when_signing(telling) +
         for_the_lawyer(telling) + remarks(telling) + facts.html;
}

/// The agreement as far as it can be read; an invalid draft gives what is there.
std::unique_ptr<Agreement> agreement_of(const Report& report) {
  if (!report.draft) return nullptr;
  Diagnostics ignored;
  std::optional<Agreement> agreement = read_agreement(report.draft->bytes(), ignored);
  return agreement ? std::make_unique<Agreement>(std::move(*agreement)) : nullptr;
}

std::string title_of(const Report& report, const Agreement* agreement) {
  const std::string title = agreement == nullptr ? "" : plain_text(agreement->title, *agreement);
  return title.empty() ? report.file : title;
}

std::string summary_row(const Telling& telling, const Report& report) {
  const Counts counts = count(report.verdict);
  return "<tr class=\"" + std::string(kind_class(report.verdict.kind)) +
         "\"><th scope=\"row\"><a href=\"#" + escape(telling.id("draft")) + "\">" +
         telling.own(title_of(report, telling.agreement)) + "</a><br/><code>" +
         escape(report.file) + "</code></th><td><strong>" +
         telling.say_first(verdict_words(report.verdict.kind)) + "</strong></td><td>" +
         std::to_string(counts.blocking) + "</td><td>" + std::to_string(counts.warnings) +
         "</td><td>" + std::to_string(counts.waived) + "</td><td>" +
         std::to_string(counts.unknown) + "</td></tr>\n";
}

/// The act that an amendment changes: its title and the day it was signed.
std::string amended(const Telling& telling) {
  const Agreement* agreement = telling.agreement;
  if (agreement == nullptr || agreement->rank.empty() || agreement->predecessors.empty()) return "";
  const Predecessor& act = agreement->predecessors.front();
  return telling.own(act.title ? plain_text(*act.title, *agreement) : act.nature) +
         (act.date ? ", " + telling.day(act.date) : "");
}

}  // namespace

std::string page(const Text& title, const std::string& of, const ReportOptions& options,
                 const std::string& body) {
  const std::string language = options.language == Language::fr ? "fr" : "en";
  const std::string program =
      options.edition.program.empty() ? "" : " · paraphe " + escape(options.edition.program);
  return "<!DOCTYPE html>\n<html lang=\"" + language +
         "\">\n<head>\n<meta charset=\"utf-8\"/>\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
         "<title>" +
         escape(of) + " — " + escape(title.in(options.language)) + "</title>\n<style>\n" +
         std::string(html_style()) + "</style>\n</head>\n<body>\n<header><p>" +
         escape(title.in(options.language)) + program + "</p></header>\n<main>\n" + body +
         "</main>\n</body>\n</html>\n";
}

std::string verdict_box(const Telling& telling) {
  const Report& report = telling.report;
  const Verdict& verdict = report.verdict;
  const Agreement* agreement = telling.agreement;
  std::string version;
  if (agreement != nullptr && !agreement->version.empty()) {
    version = escape(agreement->version);
    if (!agreement->status.empty()) {
      version += " (" + telling.say(vocabulary_words(agreement->status)) + ")";
    }
  }
  return "<section class=\"verdict " + std::string(kind_class(verdict.kind)) + "\">\n" +
         telling.heading(0, telling.say_first(verdict_words(verdict.kind)), "verdict") + "<p>" +
         telling.say_first(verdict_sentence(verdict)) + ".</p>\n" + counts_list(telling) +
         brief(telling) +
         facts(telling, {{{"Étape", "Step"}, telling.say_first(gate_words(verdict.gate))},
                         {{"Version", "Version"}, version},
                         {{"Acte modifié", "Act amended"}, amended(telling)},
                         {{"Durée", "Term"}, duration(telling)},
                         {{"Parties", "Parties"}, names_of_parties(telling)}}) +
         illustrative(telling) + "</section>\n";
}

}  // namespace html

namespace {

using namespace html;

const Text report_title{"Rapport de contrôle", "Check report"};

class HtmlWriter : public ReportWriter {
 public:
  HtmlWriter(const ReportOptions& options, std::size_t drafts)
      : options_(options), alone_(drafts == 1) {}

  std::string add(const Report& report) override {
    ++drafts_;
    const std::unique_ptr<Agreement> agreement = agreement_of(report);
    if (alone_) {
      const Telling telling(report, options_, agreement.get(), "", 2);
      const std::string name = title_of(report, agreement.get());
      return page(report_title, name, options_,
                  "<h1>" + telling.own(name) + "</h1>\n<p class=\"file\"><code>" +
                      escape(report.file) + "</code></p>\n" + sections(telling, true));
    }
    const Telling telling(report, options_, agreement.get(), "d" + std::to_string(drafts_) + "-",
                          3);
    rows_ += summary_row(telling, report);
    articles_ += "<article aria-labelledby=\"" + telling.id("draft") + "\">\n<h2 id=\"" +
                 telling.id("draft") + "\">" + telling.own(title_of(report, agreement.get())) +
                 "</h2>\n<p class=\"file\"><code>" + escape(report.file) + "</code></p>\n" +
                 sections(telling, false) + "</article>\n";
    return {};
  }

  std::string end(std::size_t left_out) override {
    if (alone_) return {};
    const Report nothing;
    const Telling telling(nothing, options_, nullptr, "", 2);
    const std::string name = telling.counted(drafts_, {"projet contrôlé", "draft checked"},
                                             {"projets contrôlés", "drafts checked"});
    const Text columns[] = {{"Projet", "Draft"},           {"Verdict", "Verdict"},
                            {"Bloquants", "Blocking"},     {"Avertissements", "Warnings"},
                            {"Sous dérogation", "Waived"}, {"À la signature", "When signing"}};
    std::string head;
    for (const Text& column : columns) {
      head += "<th scope=\"col\">" + telling.say(column) + "</th>";
    }
    return page(
        report_title,
        std::to_string(drafts_) + "\u00A0" + Text{"projets", "drafts"}.in(options_.language),
        options_,
        "<h1>" + name + "</h1>\n" + left_out_told(telling, left_out) +
            telling.scroller(telling.say({"Résumé", "Summary"}),
                             "<table class=\"summary\"><thead><tr>" + head +
                                 "</tr></thead>\n<tbody>\n" + rows_ + "</tbody></table>\n") +
            articles_);
  }

 private:
  static std::string left_out_told(const Telling& telling, std::size_t left_out) {
    if (left_out == 0) return {};
    return "<p class=\"caution\">" +
           telling.counted(left_out,
                           {"projet n’a pas été contrôlé\u00A0: le contrôle a été interrompu",
                            "draft was not checked: the check was interrupted"},
                           {"projets n’ont pas été contrôlés\u00A0: le contrôle a été interrompu",
                            "drafts were not checked: the check was interrupted"}) +
           "</p>\n";
  }

  const ReportOptions& options_;
  const bool alone_;
  std::size_t drafts_ = 0;
  std::string rows_, articles_;
};

}  // namespace

std::unique_ptr<ReportWriter> html_writer(const ReportOptions& options, std::size_t drafts) {
  return std::make_unique<HtmlWriter>(options, drafts);
}

}  // namespace paraphe
