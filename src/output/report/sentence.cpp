// SPDX-License-Identifier: EUPL-1.2
#include "base/numerals.h"
#include "output/report/keywords.h"
#include "output/report/report.h"

namespace paraphe {
namespace {

/// The profile of the draft, and how many it brings with it: HTML and JSON name them all.
Text profile_words(const std::vector<std::string>& profiles) {
  if (profiles.empty()) return {};
  const Text words{" « " + profiles.front() + " »", " “" + profiles.front() + "”"};
  const std::size_t others = profiles.size() - 1;
  if (others == 0) return words;
  const std::string count = " et " + std::to_string(others) + " ";
  const std::string counted = " and " + std::to_string(others) + " other profile";
  return {words.fr + count + (others == 1 ? "autre profil" : "autres profils"),
          words.en + counted + (others == 1 ? "" : "s")};
}

}  // namespace

Text verdict_words(Verdict::Kind kind) {
  switch (kind) {
    case Verdict::Kind::conforming:
      return {"conforme", "conform"};
    case Verdict::Kind::conforming_with_waivers:
      return {"conforme avec dérogations", "conform with waivers"};
    case Verdict::Kind::not_conforming:
      return {"non conforme", "not conform"};
    case Verdict::Kind::incomplete:
      break;
  }
  return {"contrôle incomplet", "check incomplete"};
}

Text origin_words(ReferenceOrigin origin) {
  switch (origin) {
    case ReferenceOrigin::asked:
      return {"date demandée", "the date asked for"};
    case ReferenceOrigin::signature:
      return {"date de signature", "the signature date"};
    case ReferenceOrigin::epoch:
      return {"date fixée par SOURCE_DATE_EPOCH", "the date of SOURCE_DATE_EPOCH"};
    case ReferenceOrigin::today:
      return {"date du jour", "today"};
    case ReferenceOrigin::recorded:
      return {"date de signature consignée", "the signature date recorded"};
    case ReferenceOrigin::none:
      break;
  }
  return {};
}

Text provenance(const Report& report, const ReportOptions& options) {
  const std::string program = "paraphe " + options.edition.program;
  const std::string digest = draft_digest(report);
  if (digest.empty()) return {program, program};
  return {program + ", projet " + digest, program + ", draft " + digest};
}

Text compared_with(const FrozenUsed& frozen) {
  Text date;
  if (frozen.date) {
    date = {", contrôlé au " + date_words(*frozen.date),
            ", checked as of " + to_string(*frozen.date)};
  }
  return {"comparé au texte voté (" + frozen.file + date.fr + "), sha256:" + frozen.digest,
          "held against the text voted (" + frozen.file + date.en + "), sha256:" + frozen.digest};
}

Text verdict_sentence(const Verdict& verdict) {
  Text text = verdict_words(verdict.kind);
  if (verdict.kind == Verdict::Kind::incomplete) {
    return {text.fr + " : le texte n’est ni conforme ni non conforme",
            text.en + ": the text is neither conform nor not conform"};
  }
  if (!verdict.rules_ran) {
    return {text.fr +
                " : ce n’est pas encore une convention selon le schéma, et les règles n’ont pas "
                "été appliquées",
            text.en + ": this is not yet an agreement by the schema, and the rules have not run"};
  }
  const Text profiles = profile_words(verdict.profiles);
  Text rules{" aux règles" + profiles.fr, " to the rules" + profiles.en};
  if (!verdict.rules_version.empty()) {
    rules = {rules.fr + ", version " + verdict.rules_version,
             rules.en + ", version " + verdict.rules_version};
  }
  for (const RegisterUsed& used : verdict.registers) {
    const std::string version = used.version;
    rules = {rules.fr + ", au registre « " + used.title + " », version " + version,
             rules.en + ", to the register “" + used.title + "”, version " + version};
  }
  if (verdict.reference) {
    const Text origin = origin_words(verdict.origin);
    rules = {rules.fr + ", au " + date_words(*verdict.reference) + " (" + origin.fr + ")",
             rules.en + ", on " + to_string(*verdict.reference) + " (" + origin.en + ")"};
  }
  return {text.fr + rules.fr + " ; ne vaut pas visa juridique",
          text.en + rules.en + "; not a legal opinion"};
}

std::string line_ranges(const std::vector<Place>& places, Language language) {
  const bool french = language == Language::fr;
  std::string text;
  bool several = false;
  for (std::size_t i = 0; i < places.size();) {
    const std::size_t first = places[i].start.line;
    std::size_t last = first;
    while (++i < places.size() && places[i].start.line <= last + 1) last = places[i].start.line;
    several = several || !text.empty() || last > first;
    text += (text.empty() ? "" : ", ") + std::to_string(first);
    if (last == first + 1) text += ", " + std::to_string(last);
    if (last > first + 1) text += (french ? " à " : " to ") + std::to_string(last);
  }
  return (french ? several ? "lignes " : "ligne " : several ? "lines " : "line ") + text;
}

Text waiver_sentence(const Waiver& waiver) {
  const auto decided = parse_date(waiver.decided), expires = parse_date(waiver.expires);
  const auto fr = [](const auto& date, const std::string& text) {
    return date ? date_words(*date) : text;
  };
  return {waiver.id + ", décidée le " + fr(decided, waiver.decided) + " (" + waiver.authority +
              "), valable jusqu’au " + fr(expires, waiver.expires),
          waiver.id + ", decided on " + waiver.decided + " (" + waiver.authority +
              "), valid until " + waiver.expires};
}

Text use_words(WaiverUse use) {
  switch (use) {
    case WaiverUse::pending:
      return {"en attente", "pending"};
    case WaiverUse::applied:
      return {"appliquée", "applied"};
    case WaiverUse::unused:
      return {"sans objet", "unused"};
    case WaiverUse::expired:
      return {"expirée", "expired"};
    case WaiverUse::stale:
      return {"périmée", "stale"};
    case WaiverUse::refused:
      break;
  }
  return {"refusée", "refused"};
}

Text severity_words(const Diagnostic& finding) {
  switch (finding.severity) {
    case Severity::fatal:
      if (finding.id.starts_with("VER-")) return {"contrôle incomplet", "check incomplete"};
      return {"illisible", "unreadable"};
    case Severity::error:
      return {"erreur", "error"};
    case Severity::warning:
      return {"avertissement", "warning"};
    case Severity::info:
      return {"information", "information"};
    case Severity::indeterminate:
      break;
  }
  return {"indécidable", "undecidable"};
}

const char* severity_code(Severity severity) {
  constexpr const char* codes[] = {"fatal", "error", "warning", "info", "indeterminate"};
  return codes[static_cast<int>(severity)];
}

}  // namespace paraphe
