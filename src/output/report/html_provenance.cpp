// SPDX-License-Identifier: EUPL-1.2
// What was applied, to which bytes: what lets the check be done again.
#include "base/digest.h"
#include "output/report/html.h"

namespace paraphe::html {
namespace {

std::string digest(const std::string& hexadecimal) {
  if (hexadecimal.empty()) return "";
  return "<code class=\"digest\">" + escape(hexadecimal) + "</code>";
}

std::string versioned(const Telling& telling, const std::string& version,
                      const std::string& hexadecimal) {
  if (hexadecimal.empty()) return "";
  const std::string told =
      version.empty() ? ""
                      : telling.say({"version", "version"}) + "\u00A0" + escape(version) + "<br/>";
  return told + digest(hexadecimal);
}

std::string draft_digest(const Report& report) {
  if (report.draft) return hexadecimal(sha256(report.draft->bytes()));
  return report.refused ? hexadecimal(sha256(report.refused->bytes())) : "";
}

}  // namespace

std::string applied_rules(const Telling& telling) {
  const Verdict& verdict = telling.report.verdict;
  if (!verdict.rules_ran) return "";
  std::string out =
      "<p>" +
      telling.counted(verdict.rules, {"vérification a été faite", "check was made"},
                      {"vérifications ont été faites", "checks were made"}) +
      telling.say({"\u202F; ", "; "}) +
      telling.counted(verdict.fired, {"a trouvé à quoi s’appliquer.", "met something to look at."},
                      {"ont trouvé à quoi s’appliquer.", "met something to look at."}) +
      "</p>\n";
  if (!verdict.outcomes.empty()) {
    Table table(telling, {"Ce que chaque règle a vérifié", "What each rule checked"},
                {{"Règle", "Rule"},
                 {"Pourquoi elle existe", "Why it exists"},
                 {"Endroits vérifiés", "Places looked at"},
                 {"Constats", "Findings"},
                 {"Résultat", "Result"}});
    for (const RuleOutcome& each : verdict.outcomes) {
      Text result{"rien à redire", "passed"};
      if (each.fired == 0) result = {"sans objet ici", "nothing to look at"};
      if (each.findings != 0) result = {"voir ci-dessus", "see above"};
      const auto reason = telling.options.reasons.find(each.id);
      table.row({escape(each.id),
                 reason == telling.options.reasons.end() ? "—" : telling.say_first(reason->second),
                 std::to_string(each.fired), std::to_string(each.findings), telling.say(result)});
    }
    out += "<details><summary>" +
           telling.counted(verdict.outcomes.size(), {"règle, une à une", "rule, one by one"},
                           {"règles, une à une", "rules, one by one"}) +
           "</summary>\n" + table.done("rules") + "</details>\n";
  }
  return telling.section("rules", {"Règles appliquées", "Rules applied"}, out);
}

std::string provenance(const Telling& telling) {
  const Report& report = telling.report;
  const Verdict& verdict = report.verdict;
  const Edition& edition = telling.options.edition;
  std::string profiles;
  for (const std::string& profile : verdict.profiles) {
    profiles += (profiles.empty() ? "" : "<br/>") + escape(profile);
  }
  std::string registers;
  for (const RegisterUsed& used : verdict.registers) {
    registers += (registers.empty() ? "" : "<br/>") + escape(used.title) + "<br/>" +
                 versioned(telling, used.version, used.digest);
  }
  std::string frozen;
  if (verdict.frozen) {
    frozen = "<code>" + escape(verdict.frozen->file) + "</code> (" +
             telling.say({"contrôlé au ", "checked as of "}) + telling.day(verdict.frozen->date) +
             ")<br/>" + digest(verdict.frozen->digest);
  }
  std::string reference;
  if (verdict.reference) {
    reference =
        telling.day(verdict.reference) + " (" + telling.say(origin_words(verdict.origin)) + ")";
  }
  return telling.section(
      "provenance", {"Provenance", "Provenance"},
      facts(telling,
            {{{"Projet", "Draft"},
              "<code>" + escape(report.file) + "</code><br/>" + digest(draft_digest(report))},
             {{"Date de référence", "Reference date"}, reference},
             {{"Texte voté", "Text voted"}, frozen},
             {{"Profils", "Profiles"}, profiles},
             {{"Registres", "Registers"}, registers},
             {{"Schéma", "Schema"},
              versioned(telling, edition.schema_version, edition.schema_digest)},
             {{"Règles, profils et registres fournis", "Rules, profiles and registers supplied"},
              versioned(telling, edition.rules_version, edition.rules_digest)},
             {{"Programme", "Program"},
              edition.program.empty() ? "" : "paraphe " + escape(edition.program)}}) +
          "<p class=\"small\">" +
          telling.say(
              {"Les empreintes sont des SHA-256\u202F; celle des règles est l’empreinte de la "
               "liste que donne «\u00A0sha256sum\u00A0» des fichiers de «\u00A0profils\u00A0», "
               "de «\u00A0registre\u00A0» et de «\u00A0regles\u00A0».",
               "Digests are SHA-256; that of the rules is the digest of the list that "
               "“sha256sum” gives of the files of “profils”, “registre” and “regles”."}) +
          "</p>\n");
}

}  // namespace paraphe::html
