// SPDX-License-Identifier: EUPL-1.2
// The run sheet (« déroulé »), and the caption of the photograph.
#include <charconv>
#include <utility>

#include "compose/inline.h"
#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {
namespace {

struct Step {
  int minutes = 0;  ///< from the start; negative before it
  Runs what;
};

/// The steps of the template, `ceremonie.<id>.1`…, each with its length in minutes, `…minutes`,
/// taken once a party or once an original where `…pour` says so.
class Steps {
 public:
  explicit Steps(const Desk& desk) : desk_(desk) {}

  std::vector<Step> all() {
    const std::string mode = desk_.plan.electronic() ? "deroule.ecran" : "deroule.papier";
    std::vector<Step> before = read("deroule.avant");
    const int early = length_;
    for (Step& step : before) step.minutes -= early;
    length_ = 0;
    for (const std::string& part :
         {std::string("deroule.ouverture"), mode, std::string("deroule.fin")})
      for (Step& step : read(part)) before.push_back(std::move(step));
    return before;
  }

 private:
  std::vector<Step> read(const std::string& id) {
    std::vector<Step> steps;
    for (int i = 1; desk_.has(id + "." + std::to_string(i)); ++i) {
      const std::string step = id + "." + std::to_string(i);
      steps.push_back({length_, desk_.say(step, arguments())});
      length_ += rounded(minutes(step + ".minutes") * times(step + ".pour"));
    }
    return steps;
  }

  /// Up to five minutes: nobody announces 11 h 21.
  static int rounded(int minutes) {
    constexpr int step = 5;
    return (minutes + step - 1) / step * step;
  }

  Arguments arguments() const {
    const Agreement& agreement = desk_.agreement();
    std::vector<Runs> names;
    for (const Party* party : signing_order(agreement)) names.push_back(desk_.person(*party));
    return {{"signataires", join(desk_.scribe, names, {})},
            {"originaux", desk_.counted("originaux", desk_.plan.originals.size())},
            {"empreinte", plain(desk_.plan.fingerprint)}};
  }

  int minutes(const std::string& id) const {
    const std::string text = spoken(desk_.say(id));
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value >= 0) return value;
    desk_.scribe.error("GAB-16", {},
                       {"la phrase « ceremonie." + id + " » n’est pas un nombre de minutes",
                        "the phrase 'ceremonie." + id + "' is not a number of minutes"},
                       {"y écrire un nombre entier, « 5 » par exemple",
                        "write a whole number in it, '5' for example"});
    return 0;
  }

  int times(const std::string& id) const {
    const std::string each = desk_.has(id) ? spoken(desk_.say(id)) : "";
    if (each == "partie") return static_cast<int>(desk_.agreement().parties.size());
    if (each == "original") return static_cast<int>(desk_.plan.originals.size());
    return 1;
  }

  const Desk& desk_;
  int length_ = 0;  ///< of what was read
};

Runs offset(const Desk& desk, int minutes) {
  if (minutes == 0) return desk.say("ecart.debut");
  return desk.say(minutes < 0 ? "ecart.avant" : "ecart.apres",
                  {{"minutes", plain(std::to_string(std::abs(minutes)))}});
}

Block write_signatories(const Desk& desk) {
  Block section = desk.section("deroule.signataires");
  std::vector<Block> points;
  for (const Party* party : signing_order(desk.agreement())) {
    Block point =
        desk.scribe.labelled("ceremoniePoint", desk.scribe.say("visa.bloquant"),
                             desk.say("signataire", {{"personne", desk.person(*party)},
                                                     {"qualite", desk.capacity(*party)},
                                                     {"partie", desk.denomination(*party)},
                                                     {"delegation", desk.delegation(*party)}}),
                             party->source);
    point.role = Role::list_item;
    points.push_back(std::move(point));
  }
  section.children.push_back(visa::list(std::move(points)));
  return section;
}

}  // namespace

Runs caption(const Desk& desk) {
  std::vector<Runs> persons, present;
  for (const Party* party : signing_order(desk.agreement()))
    persons.push_back(desk.say("signataire", {{"personne", desk.person(*party)},
                                              {"qualite", desk.capacity(*party)},
                                              {"partie", desk.denomination(*party)},
                                              {"delegation", desk.delegation(*party)}}));
  for (const Attendant& each : desk.agreement().attendants) {
    Runs who = write_content(desk.scribe, each.denomination);
    if (each.representative)
      who = desk.say("present", {{"personne", write_person(desk.scribe, *each.representative)},
                                 {"qualite", plain(each.representative->capacity)},
                                 {"organisme", std::move(who)}});
    present.push_back(std::move(who));
  }
  Runs all;
  for (const Runs& person : persons) {
    if (!all.empty()) append(all, desk.say("legende.suite"));
    append(all, person);
  }
  return visa::capital(desk.say("legende", {{"lieu", desk.place()},
                                            {"date", desk.date()},
                                            {"titre", desk.title()},
                                            {"signataires", std::move(all)},
                                            {"presents", join(desk.scribe, present, {})}}));
}

std::vector<Block> write_schedule(const Desk& desk) {
  std::vector<Block> blocks{write_head(desk, "deroule"), write_signatories(desk)};
  Block section = desk.section("deroule.etapes");
  const std::optional<int> start = desk.plan.moment.minutes;
  if (!start) section.children.push_back(desk.text("Texte", desk.say("deroule.sansHeure")));
  std::vector<double> widths{13, 54, 20};
  std::vector<Runs> head{desk.say("deroule.ecart"), desk.say("deroule.quoi"),
                         desk.say("deroule.qui")};
  if (start) {
    widths.insert(widths.begin(), 13);
    head.insert(head.begin(), desk.say("deroule.heure"));
  }
  Table table(desk, "ceremonieEtapes", std::move(widths));
  table.head(head);
  for (Step& step : Steps(desk).all()) {
    std::vector<Runs> cells{
        offset(desk, step.minutes), std::move(step.what), {blank(desk.scribe, "role", {})}};
    if (start) cells.insert(cells.begin(), desk.hour(*start + step.minutes));
    table.row(std::move(cells));
  }
  section.children.push_back(std::move(table).done());
  blocks.push_back(std::move(section));
  Block press = desk.section("deroule.legende");
  press.children.push_back(desk.text("Texte", caption(desk)));
  blocks.push_back(std::move(press));
  return blocks;
}

}  // namespace paraphe::ceremony
