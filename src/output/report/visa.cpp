// SPDX-License-Identifier: EUPL-1.2
#include "output/report/visa.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "compose/generated.h"
#include "compose/inline.h"
#include "compose/template.h"
#include "output/report/visa_parts.h"

namespace paraphe {
namespace visa {
namespace {

constexpr std::size_t most_findings = 6;  // of one severity: the report has them all

const char* origin_code(ReferenceOrigin origin) {
  constexpr const char* codes[] = {"none", "asked", "signature", "epoch", "today", "recorded"};
  return codes[static_cast<int>(origin)];
}

Runs title_of(const Sheet& sheet) {
  Runs title = write_content(sheet.scribe, sheet.agreement.title);
  sheet.scribe.finish(title);
  if (spoken(title).empty()) return sheet.scribe.say("visa.sansTitre");
  return title;
}

Runs reference_of(const Sheet& sheet) {
  std::vector<Runs> all;
  for (const PartyReference& each : sheet.agreement.references) {
    all.push_back(plain(each.number, each.source));
  }
  return joined(sheet, all);
}

Runs provenance(const Sheet& sheet) {
  const std::string status = "statut." + sheet.agreement.status;
  return sheet.scribe.say("visa.texte",
                          {{"fichier", plain(sheet.report.file)},
                           {"version", plain(sheet.agreement.version)},
                           {"statut", sheet.scribe.has(status) ? sheet.scribe.say(status) : Runs{}},
                           {"reference", reference_of(sheet)},
                           {"empreinte", plain(hexadecimal(sha256(sheet.report.draft->bytes())))}});
}

Runs check_of(const Sheet& sheet, const ReportOptions& options) {
  const Verdict& verdict = sheet.report.verdict;
  std::vector<Runs> profiles;
  for (const std::string& each : verdict.profiles)
    profiles.push_back(plain("«\u00A0" + each + "\u00A0»"));
  Runs date, origin;
  if (verdict.reference) {
    date = write_date(*verdict.reference, {});
    const std::string phrase = std::string("visa.origine.") + origin_code(verdict.origin);
    if (sheet.scribe.has(phrase)) origin = sheet.scribe.say(phrase);
  }
  return sheet.scribe.say("visa.controle", {{"programme", plain(options.edition.program)},
                                            {"regles", plain(verdict.rules_version)},
                                            {"date", std::move(date)},
                                            {"origine", std::move(origin)},
                                            {"profils", joined(sheet, profiles)}});
}

Runs voted(const Sheet& sheet, const FrozenUsed& frozen) {
  return sheet.scribe.say("visa.vote",
                          {{"fichier", plain(frozen.file)},
                           {"date", frozen.date ? write_date(*frozen.date, {}) : Runs{}},
                           {"empreinte", plain(frozen.digest)}});
}

Runs verdict_line(const Sheet& sheet, std::size_t blocking) {
  const Verdict& verdict = sheet.report.verdict;
  switch (verdict.kind) {
    case Verdict::Kind::conforming:
      return sheet.scribe.say("visa.verdict.conforme");
    case Verdict::Kind::conforming_with_waivers:
      return sheet.scribe.say("visa.verdict.derogations");
    case Verdict::Kind::not_conforming:
      return verdict.rules_ran ? sheet.counted("visa.verdict.nonConforme", blocking)
                               : sheet.scribe.say("visa.verdict.invalide");
    case Verdict::Kind::incomplete:
      break;
  }
  return sheet.scribe.say("visa.verdict.incomplet");
}

/// The first findings of a kind, then how many more there are.
Block findings(const Sheet& sheet, const std::vector<const Diagnostic*>& found,
               std::string_view others) {
  std::vector<Block> points;
  for (const Diagnostic* each : found) {
    if (points.size() == most_findings) break;
    points.push_back(sheet.dashed(sheet.finding("visa.constat", *each)));
  }
  if (found.size() > most_findings) {
    points.push_back(sheet.dashed(sheet.counted(others, found.size() - most_findings)));
  }
  return list(std::move(points));
}

}  // namespace

Block write_head(const Sheet& sheet, const ReportOptions& options) {
  Scribe& scribe = sheet.scribe;
  Block head = container(Role::section);
  head.children.push_back(
      scribe.heading("visaTitre", 1, scribe.say("visa.titre"), "visa.titre", {}));
  Runs period;
  if (!sheet.agreement.first_year.empty()) {
    period = scribe.say("periode", {{"debut", plain(sheet.agreement.first_year)},
                                    {"fin", plain(sheet.agreement.last_year)}});
  }
  // A title may tell the period itself.
  Runs title = title_of(sheet);
  if (spoken(title).find(spoken(period)) != std::string::npos) period.clear();
  head.children.push_back(scribe.paragraph(
      "visaObjet", scribe.say("visa.objet", {{"titre", title}, {"periode", period}}),
      sheet.agreement.source));
  if (sheet.agreement.illustrative) {
    head.children.push_back(scribe.paragraph("visaExemple", scribe.say("visa.exemple")));
  }
  head.children.push_back(sheet.text(provenance(sheet)));
  head.children.push_back(sheet.text(check_of(sheet, options)));
  if (sheet.report.verdict.frozen && scribe.has("visa.vote"))
    head.children.push_back(sheet.text(voted(sheet, *sheet.report.verdict.frozen)));
  return head;
}

Block write_verdict(const Sheet& sheet) {
  std::vector<const Diagnostic*> blocking, warnings;
  for (const Diagnostic& each : sheet.report.verdict.findings.items()) {
    if (is_blocking(each)) blocking.push_back(&each);
    if (each.state == State::open && each.severity == Severity::warning) warnings.push_back(&each);
  }
  Block section = container(Role::section);
  section.children.push_back(sheet.scribe.heading(
      "visaVerdict", 2, verdict_line(sheet, blocking.size()), "visa.verdict", {}));
  if (!blocking.empty()) {
    section.children.push_back(findings(sheet, blocking, "visa.bloquants.autres"));
  }
  if (!warnings.empty()) {
    section.children.push_back(sheet.text(sheet.scribe.say("visa.avertissements")));
    section.children.push_back(findings(sheet, warnings, "visa.avertissements.autres"));
  }
  return section;
}

Block write_visa(const Sheet& sheet) {
  Scribe& scribe = sheet.scribe;
  Block group = sheet.section("visa");
  group.kind = Block::Kind::signature_group;
  Runs opinions;
  for (int i = 1; scribe.has("visa.avis." + std::to_string(i)); ++i) {
    sheet.add_tick(scribe.say("visa.avis." + std::to_string(i)), opinions);
  }
  group.children.push_back(scribe.paragraph("visaAvis", std::move(opinions)));
  group.children.push_back(sheet.text(scribe.say("visa.observations")));
  const auto line = [&](Runs runs) {
    group.children.push_back(scribe.paragraph("visaLigne", std::move(runs)));
  };
  line({blank(scribe, "observations", {})});
  line({blank(scribe, "observations", {})});
  line(scribe.say("visa.nom", {{"nom", {blank(scribe, "nom", {})}},
                               {"date", {blank(scribe, "dateVisa", {})}}}));
  Block box = container(Role::division);
  box.kind = Block::Kind::signature_box;
  box.field = "Signature_visa";
  box.tooltip = spoken(scribe.say("visa.infobulle"));
  box.box_height = scribe.form().signature_height;
  box.children.push_back(scribe.paragraph("visaTexte", scribe.say("visa.signature")));
  group.children.push_back(std::move(box));
  return group;
}

}  // namespace visa

std::optional<Document> compose_visa(const Report& report, const Template& form,
                                     const ReportOptions& options, Diagnostics& diagnostics) {
  if (!report.draft) {
    Diagnostic finding;
    finding.id = "VIS-01";
    finding.place.file = report.file;
    finding.message = {"le fichier ne se lit pas : il n’a pas de fiche de visa",
                       "the file cannot be read: it has no visa sheet"};
    finding.remedy = {"corriger d’abord le fichier", "mend the file first"};
    diagnostics.add(std::move(finding));
    return std::nullopt;
  }
  // What the draft lacks is told on the sheet; only what the template lacks hinders it.
  Diagnostics found;
  const Agreement agreement = read_agreement(report.draft->bytes(), found).value_or(Agreement{});
  ComposeOptions composing;
  composing.for_signature = true;
  composing.draft = &*report.draft;
  Scribe scribe(agreement, form, composing, found);
  const visa::Sheet sheet{scribe, report, options, agreement};
  Document document;
  document.layout = form.layout;
  document.blocks = {visa::write_head(sheet, options), visa::write_verdict(sheet),
                     visa::write_signatories(sheet),   visa::write_dates(sheet),
                     visa::write_open_blanks(sheet),   visa::write_originals(sheet),
                     visa::write_waivers(sheet),       visa::write_limits(sheet),
                     visa::write_visa(sheet)};
  write_strips(scribe, document.layout);
  document.title = spoken(document.blocks[0].children[0].runs) + " — " +
                   spoken(document.blocks[0].children[1].runs);
  document.language = form.language;
  const Verdict& verdict = report.verdict;
  if ((verdict.origin == ReferenceOrigin::asked || verdict.origin == ReferenceOrigin::recorded) &&
      verdict.reference) {
    document.date = to_string(*verdict.reference);
  }
  if (agreement.illustrative) add_watermark(scribe, "exemple", document);
  bool faulty = false;
  for (const Diagnostic& each : found.items()) {
    if (!is_template_fault(each)) continue;
    diagnostics.add(each);
    faulty = true;
  }
  return faulty ? std::nullopt : std::optional(std::move(document));
}

}  // namespace paraphe
