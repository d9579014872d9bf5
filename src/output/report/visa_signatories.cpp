// SPDX-License-Identifier: EUPL-1.2
// Who signs, by what act, and what is left for them to fill.
#include <algorithm>
#include <utility>

#include "compose/inline.h"
#include "compose/plain_text.h"
#include "output/report/visa_parts.h"

namespace paraphe::visa {
namespace {

Runs or_else(const Sheet& sheet, Runs runs, std::string_view phrase) {
  return runs.empty() ? sheet.scribe.say(phrase) : runs;
}

/// « Délibération n° …, commission permanente (autorise à signer) ».
template <class Act>
Runs act_name(const Sheet& sheet, const Act& act, const std::string& organ, const Person& person) {
  const std::string form = "acte." + act.form, nature = "visa.nature." + act.nature;
  Runs named = sheet.scribe.has(form) ? sheet.scribe.say(form, {}, act.source) : plain(act.form);
  Runs does;
  if (sheet.scribe.has(nature)) {
    does = sheet.scribe.say(nature, {{"personne", write_person(sheet.scribe, person)}}, act.source);
  }
  Runs number = plain(act.number, act.source);
  if (number.empty() && act.to_come.has("numero")) number = sheet.scribe.to_come(act.source);
  return sheet.scribe.say("visa.acte.nom", {{"acte", capital(std::move(named))},
                                            {"numero", std::move(number)},
                                            {"organe", plain(organ, act.source)},
                                            {"nature", std::move(does)}});
}

template <class Act>
Runs act_dates(const Sheet& sheet, const Act& act, const std::optional<Date>& end) {
  return or_else(
      sheet,
      joined(sheet, {sheet.date("visa.date.acte", act.date, act.to_come, "date", act.source),
                     sheet.date("visa.date.publication", act.publication, act.to_come,
                                "publication", act.source),
                     sheet.date("visa.date.transmission", act.transmission, act.to_come,
                                "transmission", act.source),
                     sheet.date("visa.date.fin", end, act.to_come, "fin", act.source)}),
      "visa.date.aucune");
}

Runs person_dates(const Sheet& sheet, const Person& person) {
  return or_else(sheet,
                 joined(sheet, {sheet.date("visa.date.depuis", person.since, {}, "", person.source),
                                sheet.date("visa.date.fin", person.until, {}, "", person.source)}),
                 "visa.date.aucune");
}

Runs scope(const Sheet& sheet, const Delegation& act) {
  const Runs impediment = plain(act.impediment, act.source);
  if (!act.scope.empty()) {
    return sheet.scribe.say(
        "visa.portee", {{"portee", plain(act.scope, act.source)}, {"empechement", impediment}});
  }
  if (impediment.empty()) return sheet.scribe.say("visa.portee.absente");
  return sheet.scribe.say("visa.portee.empechement", {{"empechement", impediment}});
}

void add_party(const Sheet& sheet, const Party& party, Grid& grid) {
  const Person& signatory = party.signatory();
  Runs signs;
  if (!signatory.name.empty()) signs = write_person(sheet.scribe, signatory);
  grid.band(sheet.scribe.say("visa.partie",
                             {{"partie", sheet.party(party)},
                              {"personne", std::move(signs)},
                              {"qualite", plain(signatory.capacity, signatory.source)}},
                             party.source),
            party.source);
  const Person& head = party.representative;
  if (!head.name.empty()) {
    grid.row({sheet.scribe.say("visa.representant",
                               {{"personne", write_person(sheet.scribe, head)}}, head.source),
              person_dates(sheet, head),
              sheet.scribe.say("visa.portee", {{"portee", plain(head.capacity, head.source)},
                                               {"empechement", {}}})},
             head.source);
  }
  for (const Authorisation& act : party.authorisations) {
    grid.row({act_name(sheet, act, act.organ, head), act_dates(sheet, act, std::nullopt),
              sheet.scribe.say("visa.portee.absente")},
             act.source);
  }
  if (!party.delegate) return;
  const Delegation& act = party.delegate->delegation;
  grid.row({act_name(sheet, act, "", party.delegate->person), act_dates(sheet, act, act.end),
            scope(sheet, act)},
           act.source);
}

/// The places that a hand or a service fills, in the order they are met.
class OpenBlanks {
 public:
  explicit OpenBlanks(const Sheet& sheet)
      : sheet_(sheet),
        agreement_(sheet.agreement),
        grid_(sheet, true, {"visa.blancs.quoi", "visa.blancs.ou", "visa.blancs.qui"},
              {4, 34, 31, 31}) {}

  Block write() {
    for (const Party& party : agreement_.parties) add_acts(party);
    add_term(agreement_.term);
    for (const Annex& annex : agreement_.annexes) {
      if (annex.term) add_term(*annex.term);
    }
    add_text();
    add_closing("lieu", agreement_.closing.place.empty());
    add_closing("dateSignature", !agreement_.signed_already());
    Block section = sheet_.section("blancs");
    section.children.push_back(grid_.empty() ? sheet_.text(say("visa.blancs.aucun"))
                                             : std::move(grid_).done());
    return section;
  }

 private:
  Runs say(std::string_view id, const Arguments& arguments = {}) const {
    return sheet_.scribe.say(id, arguments);
  }

  Runs what(const std::string& name) const {
    const std::string phrase = "visa.blanc." + name;
    return sheet_.scribe.has(phrase) ? say(phrase)
                                     : say("visa.blanc.autre", {{"nom", plain(name)}});
  }

  void add_to_come(const ToCome& gaps, const Runs& where, const Runs& who, Source source) {
    std::vector<Runs> all;
    for (const std::string& name : gaps.names) all.push_back(what(name));
    if (!all.empty()) grid_.row({capital(joined(sheet_, all)), where, who}, source);
  }

  template <class Act>
  void add_act(const Party& party, const Act& act) {
    const std::string form = "acte." + act.form;
    Runs named = sheet_.scribe.has(form) ? say(form) : plain(act.form);
    add_to_come(
        act.to_come,
        say("visa.ou.acte",
            {{"acte", std::move(named)}, {"partie", plain(short_name(party), party.source)}}),
        say("visa.qui.services", {{"partie", plain(short_name(party), party.source)}}), act.source);
  }

  void add_acts(const Party& party) {
    for (const Authorisation& act : party.authorisations) add_act(party, act);
    if (party.delegate) add_act(party, party.delegate->delegation);
  }

  void add_term(const Term& term) {
    add_to_come(term.to_come, say("visa.ou.duree"), say("visa.qui.redacteur"), term.source);
  }

  void add_text() {
    for_each_content(agreement_, [this](const Content& content) {
      for (const Inline& piece : content) {
        const Blank* blank = std::get_if<Blank>(&piece.node);
        if (blank == nullptr) continue;
        const Party* party = agreement_.party(blank->party);
        grid_.row({capital(what(blank->object)), say("visa.ou.corps"),
                   party == nullptr ? say("visa.qui.ceremonie")
                                    : say("visa.qui.partie",
                                          {{"partie", plain(short_name(*party), party->source)}})},
                  piece.source);
      }
    });
  }

  /// One blank for all, in the closing formula, unless each party has its own in its box: as the
  /// agreement is printed.
  void add_closing(const std::string& object, bool open) {
    const Closing& closing = agreement_.closing;
    std::size_t own = 0;
    Source common = closing.source;
    for (const DeclaredBlank& each : closing.blanks) {
      if (each.blank.object != object) continue;
      const Party* party = agreement_.party(each.blank.party);
      if (party == nullptr) {
        common = each.source;
        continue;
      }
      if (object == "dateSignature" && agreement_.signed_already()) continue;
      ++own;
      grid_.row({capital(what(object)),
                 say("visa.ou.cadre", {{"partie", plain(short_name(*party), party->source)}}),
                 say("visa.qui.signataire",
                     {{"personne", write_person(sheet_.scribe, party->signatory())}})},
                each.source);
    }
    const bool each_its_own = own > 0 && own == agreement_.parties.size();
    if (!open || each_its_own || agreement_.parties.empty()) return;
    grid_.row({capital(what(object)), say("visa.ou.cloture"), say("visa.qui.ceremonie")}, common);
  }

  const Sheet& sheet_;
  const Agreement& agreement_;
  Grid grid_;
};

}  // namespace

Block write_signatories(const Sheet& sheet) {
  Block section = sheet.section("signataires");
  Grid grid(sheet, true,
            {"visa.signataires.acte", "visa.signataires.dates", "visa.signataires.portee"},
            {4, 37, 29, 30});
  for (const Party* party : signing_order(sheet.agreement)) add_party(sheet, *party, grid);
  section.children.push_back(grid.empty() ? sheet.text(sheet.scribe.say("visa.signataires.aucun"))
                                          : std::move(grid).done());
  return section;
}

Block write_open_blanks(const Sheet& sheet) { return OpenBlanks(sheet).write(); }

}  // namespace paraphe::visa
