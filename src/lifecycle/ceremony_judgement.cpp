// SPDX-License-Identifier: EUPL-1.2
// Whether a record of a ceremony and its draft speak of the same act.
#include <algorithm>
#include <set>

#include "base/english.h"
#include "base/numerals.h"
#include "check/phrases.h"
#include "lifecycle/ceremony_record.h"

namespace paraphe {
namespace {

Text verbatim(const std::string& text) { return {text, text}; }
Text words(Date date) { return {date_words(date), english_date(date)}; }

class Judgement {
 public:
  Judgement(const CeremonyRecord& record, const Agreement& agreement, Diagnostics& findings)
      : record_(record), agreement_(agreement), findings_(findings) {}

  void draft(const std::string& digest) {
    if (record_.draft.digest == digest) return;
    add("CER-02", Severity::error, record_.draft.place,
        {"le projet a changé depuis que sa signature a été consignée",
         "the draft has changed since its signature was recorded"},
        {"rétablir le texte signé, que le PDF contient\u202F; un changement se fait par avenant. "
         "Si "
         "le projet est le bon, consigner de nouveau (--replace)",
         "put back the text that was signed, which the PDF holds; a change takes an amendment. If "
         "the draft is right, record again (--replace)"});
  }

  void signatures() {
    std::set<std::string> seen;
    for (const auto& each : record_.signatures) {
      if (is_party(each.party, each.place) && !seen.insert(each.party).second) {
        twice(each.party, each.place);
      }
      signatory(each);
    }
    for (const Party& party : agreement_.parties) {
      if (seen.count(party.id) != 0) continue;
      add("CER-04", Severity::error, record_.place,
          phrase({"la partie {0} n’a pas de signature", "the party {0} has no signature"},
                 {quoted(party.id)}),
          {"consigner la cérémonie quand toutes les parties ont signé",
           "record the ceremony when all parties have signed"});
    }
  }

  void day() {
    const auto& written = agreement_.closing.date;
    const Date last = record_.last_signature();
    if (!written || *written == last) return;
    add("CER-05", Severity::warning, record_.place,
        phrase({"le projet se dit signé le {0}, la dernière signature est consignée au {1}",
                "the draft says it is signed on {0}, the last signature is recorded on {1}"},
               {words(*written), words(last)}),
        {"faire vérifier le jour qui se lit sur les originaux\u202F; les échéances suivent la date "
         "consignée",
         "have the day that stands on the originals verified; dates follow the one recorded"});
  }

  void originals() {
    std::set<int> seen;
    for (const auto& each : record_.originals) {
      is_party(each.party, each.place);
      const bool fresh = seen.insert(each.number).second;
      if (fresh && each.number <= agreement_.closing.originals) continue;
      const Text number = verbatim(std::to_string(each.number));
      add("CER-07", Severity::error, each.place,
          fresh ? phrase({"il n’y a pas d’original n°\u00A0{0}\u00A0: le projet en compte {1}",
                          "there is no original no.\u00A0{0}: the draft counts {1}"},
                         {number, verbatim(std::to_string(agreement_.closing.originals))})
                : phrase({"l’original n°\u00A0{0} est remis deux fois",
                          "original no.\u00A0{0} is handed over twice"},
                         {number}),
          {"corriger le numéro de l’original", "mend the number of the original"});
    }
  }

  void afterwards() {
    after(record_.notification, {"la notification", "the notification"});
    after(record_.enforceable, {"le caractère exécutoire", "enforceability"});
  }

 private:
  void add(const char* id, Severity severity, const Place& place, Text message, Text remedy) {
    Diagnostic finding;
    finding.id = id;
    finding.severity = severity;
    finding.place = place;
    finding.message = std::move(message);
    finding.remedy = std::move(remedy);
    findings_.add(std::move(finding));
  }

  bool is_party(const std::string& id, const Place& place) {
    if (agreement_.party(id) != nullptr) return true;
    std::vector<std::string> ids;
    for (const Party& party : agreement_.parties) ids.push_back(party.id);
    add("CER-03", Severity::error, place,
        phrase({"la partie {0} n’est pas du projet", "the party {0} is not of the draft"},
               {quoted(id)}),
        phrase({"écrire {0}", "write {0}"}, {alternatives(ids)}));
    return false;
  }

  void twice(const std::string& id, const Place& place) {
    add("CER-03", Severity::error, place,
        phrase({"la partie {0} signe deux fois", "the party {0} signs twice"}, {quoted(id)}),
        {"garder une signature pour chaque partie", "keep one signature for each party"});
  }

  void signatory(const CeremonyRecord::Signature& signature) {
    const Party* party = agreement_.party(signature.party);
    if (party == nullptr || party->signatory().id == signature.person) return;
    add("CER-08", Severity::warning, signature.place,
        phrase({"une autre personne que le projet ne dit a signé\u00A0: {0}, et non {1}",
                "another person than the draft says has signed: {0}, not {1}"},
               {verbatim(signature.name), verbatim(person_words(party->signatory()))}),
        {"faire vérifier son habilitation à la date de la signature",
         "have her or his authority at the date of signature verified"});
  }

  void after(const std::optional<Date>& date, const Text& what) {
    const Date last = record_.last_signature();
    if (!date || *date >= last) return;
    add("CER-06", Severity::error, record_.place,
        phrase({"{0}, le {1}, précède la dernière signature, le {2}",
                "{0}, on {1}, is before the last signature, on {2}"},
               {what, words(*date), words(last)}),
        {"corriger l’une des deux dates", "mend one of the two dates"});
  }

  const CeremonyRecord& record_;
  const Agreement& agreement_;
  Diagnostics& findings_;
};

}  // namespace

void judge_record(const CeremonyRecord& record, const std::string& digest,
                  const Agreement& agreement, Diagnostics& findings) {
  Judgement judgement(record, agreement, findings);
  judgement.draft(digest);
  judgement.signatures();
  judgement.day();
  judgement.originals();
  judgement.afterwards();
}

}  // namespace paraphe
