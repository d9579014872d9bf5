// SPDX-License-Identifier: EUPL-1.2
#include "check/waiver_admission.h"

#include <algorithm>

#include "base/digest.h"
#include "base/edit_distance.h"
#include "base/numerals.h"
#include "check/phrases.h"
#include "check/rule_model.h"

namespace paraphe {
namespace {

Text verbatim(const std::string& text) { return {text, text}; }
Text day(Date date) { return {date_words(date), to_string(date)}; }

/// Ids of findings that no rule makes: of bytes, schema, profiles, rule files, waivers, pages.
bool is_about_form(std::string_view id) {
  for (const std::string_view prefix :
       {"XML-", "SCH-", "DOC-", "PRO-", "RUL-", "VER-", "DER-", "PAG-", "ECH-", "CER-", "GEL-"}) {
    if (id.substr(0, prefix.size()) == prefix) return true;
  }
  return false;
}

std::string_view assertion_of(const RuleDescription::Test& test) {
  return std::string_view(test.key).substr(test.key.rfind('/') + 1);
}

WaiverRefusal refused(const char* id, Place place, Text message, Text remedy,
                      WaiverUse use = WaiverUse::refused) {
  return {waiver_finding(id, std::move(place), std::move(message), std::move(remedy)), use};
}

}  // namespace

Place place_in(const WaiverFile& file, std::size_t entry, const char* name, bool of_target) {
  const xmlNode* element = file.entries()[entry].element;
  if (of_target) element = xmlFirstElementChild(const_cast<xmlNode*>(element));
  return file.file().place(file.file().value(attribute_node(element, name)));
}

std::optional<WaiverRefusal> WaiverAdmission::refusal(std::size_t entry) {
  if (Refused refused = of_number(entry)) return refused;
  if (Refused refused = of_rule(entry)) return refused;
  if (Refused refused = of_dates(entry)) return refused;
  return of_document(entry);
}

const RuleDescription* WaiverAdmission::rule(std::size_t entry) {
  const std::string& named = waiver(entry).rule;
  const auto [at, fresh] = described_.try_emplace(named.substr(0, named.find('.')));
  if (fresh) at->second = rules_.explain(at->first);
  return at->second ? &*at->second : nullptr;
}

WaiverAdmission::Refused WaiverAdmission::of_number(std::size_t entry) {
  const auto [first, fresh] = numbers_.emplace(waiver(entry).id, entry);
  if (fresh) return std::nullopt;
  WaiverRefusal twice =
      refused("DER-07", place_in(file_, entry, "id"),
              phrase({"deux dérogations portent le numéro {0}", "two waivers bear the number {0}"},
                     {verbatim(waiver(entry).id)}),
              {"donner à chacune son numéro", "give each a number of its own"});
  twice.finding.notes.push_back({{"il est porté d’abord ici", "it is first borne here"},
                                 place_in(file_, first->second, "id")});
  return twice;
}

WaiverAdmission::Refused WaiverAdmission::of_rule(std::size_t entry) {
  const std::string& named = waiver(entry).rule;
  const RuleDescription* rule = this->rule(entry);
  const Text remedy{"corriger le projet, et retirer cette entrée",
                    "mend the draft, and remove this entry"};
  if (rule == nullptr) {
    if (!is_about_form(named)) return unknown_rule(entry);
    return refused("DER-08", place_in(file_, entry, "regle"),
                   phrase({"{0} ne relève pas du droit mais de la forme des fichiers, et n’admet "
                           "pas de dérogation",
                           "{0} is about the form of files, not the law, and allows no waiver"},
                          {verbatim(named)}),
                   remedy);
  }
  if (named != rule->id &&
      std::none_of(rule->tests.begin(), rule->tests.end(),
                   [&](const auto& test) { return assertion_of(test) == named; })) {
    return unknown_rule(entry);
  }
  if (rule->fiche.waivable) return std::nullopt;
  return refused(
      "DER-08", place_in(file_, entry, "regle"),
      phrase({"{0} n’admet pas de dérogation", "{0} allows no waiver"}, {verbatim(rule->id)}),
      remedy);
}

WaiverAdmission::Refused WaiverAdmission::unknown_rule(std::size_t entry) {
  std::vector<std::string> names = rules_.rules();
  if (const RuleDescription* rule = this->rule(entry)) {
    for (const auto& test : rule->tests) names.emplace_back(assertion_of(test));
  }
  const std::string& named = waiver(entry).rule;
  std::string near = nearest(named, names);
  if (near.empty()) near = nearest(named.substr(0, named.find('.')), names);
  return refused(
      "DER-09", place_in(file_, entry, "regle"),
      phrase({"aucune règle ne s’appelle {0}", "no rule is called {0}"}, {quoted(named)}),
      near.empty() ? Text{"recopier le nom que le rapport donne entre crochets",
                          "copy the name that the report gives between brackets"}
                   : phrase({"vouliez-vous dire {0}\u202F?", "did you mean {0}?"}, {quoted(near)}));
}

WaiverAdmission::Refused WaiverAdmission::of_dates(std::size_t entry) const {
  const Text name = verbatim(waiver(entry).id);
  // The schema has seen to it that both are dates.
  const Date decided = parse_date(waiver(entry).decided).value();
  const Date expires = parse_date(waiver(entry).expires).value();
  if (expires < decided) {
    return refused("DER-10", place_in(file_, entry, "expire"),
                   phrase({"la dérogation {0} expire le {1}, avant d’être décidée, le {2}",
                           "waiver {0} expires on {1}, before it is decided, on {2}"},
                          {name, day(expires), day(decided)}),
                   {"corriger « decidee » ou « expire »", "mend “decidee” or “expire”"});
  }
  const auto longest = add(decided, policy_.longest);
  if (longest && *longest < expires) {
    WaiverRefusal refusal = refused(
        "DER-06", place_in(file_, entry, "expire"),
        phrase({"la dérogation {0} dure trop\u00A0: décidée le {1}, elle ne peut aller au-delà du "
                "{2}",
                "waiver {0} lives too long: decided on {1}, it cannot go beyond {2}"},
               {name, day(decided), day(*longest)}),
        phrase({"écrire «\u00A0{0}\u00A0» au plus tard dans « expire »\u202F; l’autorité se "
                "prononcera de nouveau ensuite",
                "write “{0}” at the latest in “expire”; the authority will decide again then"},
               {verbatim(to_string(*longest))}));
    refusal.finding.basis = {"politique des dérogations (schemas/derogations-politique.xml)",
                             "policy on waivers (schemas/derogations-politique.xml)"};
    return refusal;
  }
  if (reference_ < decided) {
    return refused(
        "DER-04", place_in(file_, entry, "decidee"),
        phrase({"la dérogation {0} est décidée le {1}, après la date de référence, le {2}",
                "waiver {0} is decided on {1}, after the reference date, {2}"},
               {name, day(decided), day(reference_)}),
        {"corriger « decidee », ou contrôler à une date où la décision est prise (--as-of)",
         "mend “decidee”, or check on a date when the decision is taken (--as-of)"});
  }
  if (reference_ <= expires) return std::nullopt;
  return refused("DER-03", place_in(file_, entry, "expire"),
                 phrase({"la dérogation {0} a expiré le {1}", "waiver {0} expired on {1}"},
                        {name, day(expires)}),
                 {"corriger le projet, ou faire décider une nouvelle dérogation",
                  "mend the draft, or have a new waiver decided"},
                 WaiverUse::expired);
}

WaiverAdmission::Refused WaiverAdmission::of_document(std::size_t entry) {
  const std::string& wanted = waiver(entry).document;
  if (wanted.empty()) return std::nullopt;
  if (digest_.empty()) digest_ = "sha256:" + hexadecimal(sha256(draft_.bytes()));
  if (digest_ == wanted) return std::nullopt;
  return refused(
      "DER-11", place_in(file_, entry, "document"),
      phrase({"la dérogation {0} ne vaut que pour un autre état du projet",
              "waiver {0} holds for another state of the draft only"},
             {verbatim(waiver(entry).id)}),
      phrase({"soumettre le projet à l’autorité, puis écrire «\u00A0{0}\u00A0» dans « document »",
              "submit the draft to the authority, then write “{0}” in “document”"},
             {verbatim(digest_)}),
      WaiverUse::stale);
}

}  // namespace paraphe
