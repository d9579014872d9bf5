// SPDX-License-Identifier: EUPL-1.2
// What the agreement binds together: objectives and axes, parties and the acts they sign by.
#include <algorithm>
#include <vector>

#include "base/numerals.h"
#include "compose/numbering.h"
#include "compose/plain_text.h"
#include "output/report/html.h"

namespace paraphe::html {
namespace {

struct Cooperation {
  std::vector<const Item*> objectives;
  std::vector<const Axis*> axes;
};

Cooperation cooperation(const Agreement& agreement) {
  Cooperation found;
  for_each_part(agreement, [&found](const BodyPart& part) {
    if (const auto* list = std::get_if<Enumeration>(&part.node)) {
      if (list->kind != Countable::objectives) return;
      for (const Item& item : list->items) found.objectives.push_back(&item);
    } else if (const auto* axes = std::get_if<Axes>(&part.node)) {
      for (const Axis& axis : axes->axes) found.axes.push_back(&axis);
    }
  });
  return found;
}

bool serves(const Axis& axis, const Item& objective) {
  return !objective.id.empty() &&
         std::find(axis.serves.begin(), axis.serves.end(), objective.id) != axis.serves.end();
}

std::string gap(const std::string& words) { return "<strong class=\"gap\">" + words + "</strong>"; }

class Matrix {
 public:
  explicit Matrix(const Telling& telling)
      : telling_(telling),
        agreement_(*telling.agreement),
        found_(cooperation(agreement_)),
        numbering_(agreement_) {}

  std::string tell() {
    if (found_.objectives.empty() || found_.axes.empty()) return "";
    const std::string caption =
        telling_.say({"Quel axe sert quel objectif", "Which axis serves which objective"});
    std::string html =
        "<table class=\"matrix\"><caption>" + caption + "</caption>\n" + head() + "<tbody>\n";
    for (std::size_t i = 0; i < found_.objectives.size(); ++i) {
      html += row(i + 1, *found_.objectives[i]);
    }
    html += "</tbody>\n" + foot() + "</table>\n";
    return telling_.section("matrix", {"Objectifs et axes", "Objectives and axes"},
                            telling_.scroller(caption, html));
  }

 private:
  std::string head() const {
    std::string html =
        "<thead><tr><th scope=\"col\">" + telling_.say({"Objectif", "Objective"}) + "</th>";
    for (const Axis* axis : found_.axes) {
      html += "<th scope=\"col\"><span class=\"nth\">" + telling_.say({"Axe", "Axis"}) + "\u00A0" +
              std::to_string(numbering_.number_of(*axis)) + "</span> " +
              telling_.own(plain_text(axis->title, agreement_)) + "</th>";
    }
    return html + "<th scope=\"col\" class=\"sum\">" + telling_.say({"Servi par", "Served by"}) +
           "</th></tr></thead>\n";
  }

  std::string row(std::size_t rank, const Item& objective) const {
    std::string html = "<tr><th scope=\"row\"><span class=\"nth\">" + std::to_string(rank) +
                       ".</span> " + telling_.own(plain_text(objective.content, agreement_)) +
                       "</th>";
    std::size_t count = 0;
    for (const Axis* axis : found_.axes) {
      const bool yes = serves(*axis, objective);
      count += yes ? 1 : 0;
      html += yes ? "<td class=\"yes\">" + telling_.say({"oui", "yes"}) + "</td>"
                  : "<td class=\"no\">–</td>";
    }
    const std::string sum = count == 0 ? gap(telling_.say({"aucun axe", "no axis"}))
                                       : telling_.counted(count, {"axe", "axis"}, {"axes", "axes"});
    return html + "<td>" + sum + "</td></tr>\n";
  }

  std::string foot() const {
    std::string html = "<tfoot><tr><th scope=\"row\">" + telling_.say({"Sert", "Serves"}) + "</th>";
    for (const Axis* axis : found_.axes) {
      const auto count = static_cast<std::size_t>(
          std::count_if(found_.objectives.begin(), found_.objectives.end(),
                        [axis](const Item* each) { return serves(*axis, *each); }));
      html += "<td>" +
              (count == 0 ? gap(telling_.say({"aucun objectif", "no objective"}))
                          : telling_.counted(count, {"objectif", "objective"},
                                             {"objectifs", "objectives"})) +
              "</td>";
    }
    return html + "<td></td></tr></tfoot>\n";
  }

  const Telling& telling_;
  const Agreement& agreement_;
  Cooperation found_;
  Numbering numbering_;
};

std::string person(const Telling& telling, const Person& person) {
  const std::string name = person.civility + "\u00A0" + person.first_name + " " + person.name;
  std::string text = telling.own(name) + ", " + telling.own(person.capacity);
  if (person.since)
    text += ", " + telling.say({"depuis le ", "since "}) + telling.day(person.since);
  if (person.until) text += ", " + telling.say({"jusqu’au ", "until "}) + telling.day(person.until);
  return text;
}

/// A datum, « à venir » in words where it is declared so.
std::string datum(const Telling& telling, const ToCome& to_come, const char* name,
                  const std::string& value) {
  if (!value.empty() && value != "—") return value;
  return to_come.has(name) ? gap(telling.say({"à venir", "to come"})) : "—";
}

template <typename Act>
void dates(const Telling& telling, const Act& act, std::string (&cells)[4]) {
  cells[0] = datum(telling, act.to_come, "numero", telling.own(act.number));
  cells[1] = datum(telling, act.to_come, "date", telling.day(act.date));
  cells[2] = datum(telling, act.to_come, "publication", telling.day(act.publication));
  cells[3] = datum(telling, act.to_come, "transmission", telling.day(act.transmission));
}

std::string acts(const Telling& telling, const Party& party, const std::string& name) {
  if (party.authorisations.empty() && !party.delegate) return "";
  Table table(telling, {"Actes de\u00A0: " + name, "Acts of: " + name},
              {{"Acte", "Act"},
               {"Numéro", "Number"},
               {"Date", "Date"},
               {"Publication", "Published"},
               {"Transmission", "Sent for review"},
               {"Portée et fin", "Scope and end"}});
  std::string cells[4];
  for (const Authorisation& each : party.authorisations) {
    dates(telling, each, cells);
    table.row({telling.say_first(vocabulary_words(each.nature)) + ", " +
                   telling.say(vocabulary_words(each.form)) + ", " + telling.own(each.organ),
               cells[0], cells[1], cells[2], cells[3], "—"});
  }
  if (party.delegate) {
    const Delegation& own = party.delegate->delegation;
    dates(telling, own, cells);
    std::string scope = own.scope.empty() ? "" : telling.own("«\u00A0" + own.scope + "\u00A0»");
    if (!own.impediment.empty()) {
      scope += (scope.empty() ? "" : telling.say({"\u202F; ", "; "})) + telling.own(own.impediment);
    }
    if (own.end) {
      scope +=
          (scope.empty() ? "" : ", ") + telling.say({"jusqu’au ", "until "}) + telling.day(own.end);
    }
    table.row({telling.say_first(vocabulary_words(own.nature)) + ", " +
                   telling.say(vocabulary_words(own.form)),
               cells[0], cells[1], cells[2], cells[3], scope.empty() ? "—" : scope});
  }
  return table.done("acts");
}

std::string seat(const Seat& seat) {
  std::string text = seat.street;
  if (!seat.complement.empty()) text += ", " + seat.complement;
  if (!text.empty()) text += ", ";
  if (!seat.postal_code.empty()) text += seat.postal_code + " ";
  return text + seat.city + (seat.country.empty() ? "" : " (" + seat.country + ")");
}

std::string one_party(const Telling& telling, const Party& party) {
  const Agreement& agreement = *telling.agreement;
  const std::string name = plain_text(party.denomination, agreement);
  const std::string siren = party.siret.empty() ? party.siren : party.siret;
  std::string out = telling.heading(1, telling.own(name));
  out += facts(telling,
               {{{"Nature", "Kind"}, telling.say_first(vocabulary_words(party.type))},
                {{party.siret.empty() ? "SIREN" : "SIRET", party.siret.empty() ? "SIREN" : "SIRET"},
                 escape(siren)},
                {{"Siège", "Seat"}, party.seat.city.empty() ? "" : telling.own(seat(party.seat))},
                {{"Au nom de", "On behalf of"}, telling.own(party.on_behalf_of)},
                {{"Représentant légal", "Legal representative"},
                 party.representative.name.empty() ? "" : person(telling, party.representative)},
                {{"Signataire", "Signatory"},
                 party.delegate ? person(telling, party.delegate->person)
                 : party.representative.name.empty()
                     ? ""
                     : telling.say({"Le représentant légal", "The legal representative"})}});
  return out + acts(telling, party, name);
}

}  // namespace

std::string matrix(const Telling& telling) {
  return telling.agreement == nullptr ? "" : Matrix(telling).tell();
}

std::string parties(const Telling& telling) {
  if (telling.agreement == nullptr) return "";
  std::string out;
  for (const Party& party : telling.agreement->parties) out += one_party(telling, party);
  std::string attendants;
  for (const Attendant& each : telling.agreement->attendants) {
    attendants += "<li>" + telling.own(plain_text(each.denomination, *telling.agreement)) +
                  (each.representative ? ", " + person(telling, *each.representative) : "") +
                  "</li>\n";
  }
  if (!attendants.empty()) {
    out += telling.heading(1, telling.say({"En présence de", "In the presence of"})) +
           "<ul class=\"points\">\n" + attendants + "</ul>\n";
  }
  return telling.section("parties", {"Parties et habilitations", "Parties and authority"}, out);
}

}  // namespace paraphe::html
