// SPDX-License-Identifier: EUPL-1.2
// The receipt of the originals (« bordereau de remise »), and the route of what is signed on a
// screen.
#include <utility>

#include "compose/inline.h"
#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {

std::vector<Block> write_receipt(const Desk& desk) {
  std::vector<Block> blocks{write_head(desk, "bordereau")};
  Block section = container(Role::section);
  section.children.push_back(desk.text(
      "Texte",
      desk.say("bordereau.texte",
               {{"originaux", desk.counted("originaux", desk.plan.originals.size())},
                {"pages", desk.counted("pages", static_cast<std::size_t>(desk.plan.pages))},
                {"empreinte", plain(desk.plan.fingerprint)}})));
  Table table(desk, "ceremonieRemise", {12, 24, 32, 14, 18});
  table.head({desk.say("bordereau.original"), desk.say("bordereau.destinataire"),
              desk.say("bordereau.recu"), desk.say("bordereau.date"),
              desk.say("bordereau.signature")});
  for (std::size_t original = 1; original <= desk.plan.originals.size(); ++original) {
    const std::vector<Party>& parties = desk.agreement().parties;
    Runs to = original <= parties.size() ? desk.denomination(parties[original - 1])
                                         : desk.recipient(original);
    table.row(
        {desk.say("bordereau.n", {{"n", plain(std::to_string(original))},
                                  {"nombre", plain(std::to_string(desk.plan.originals.size()))}}),
         visa::capital(std::move(to)),
         {blank(desk.scribe, "recu", {})},
         {blank(desk.scribe, "remiseDate", {})},
         {blank(desk.scribe, "remiseSignature", {})}});
  }
  section.children.push_back(std::move(table).done());
  section.children.push_back(desk.text(
      "Ligne",
      desk.say("bordereau.remettant", {{"nom", {blank(desk.scribe, "remettant", {})}},
                                       {"date", {blank(desk.scribe, "remiseDate", {})}}})));
  section.children.push_back(desk.text(
      "Ligne",
      desk.say("bordereau.signe", {{"signature", {blank(desk.scribe, "remettant", {})}}})));
  blocks.push_back(std::move(section));
  return blocks;
}

std::vector<Block> write_route(const Desk& desk) {
  std::vector<Block> blocks{write_head(desk, "parcours")};
  Block order = desk.section("parcours.ordre");
  Table table(desk, "ceremonieParcours", {8, 34, 32, 18, 8});
  table.head({desk.say("parcours.rang"), desk.say("parcours.signataire"),
              desk.say("parcours.partie"), desk.say("parcours.champ"), desk.say("parcours.page")});
  std::size_t rank = 0;
  for (const Party* party : signing_order(desk.agreement())) {
    const SignaturePlace* place = desk.place_of(*party);
    ++rank;
    if (place == nullptr) continue;
    table.row({plain(std::to_string(rank)),
               desk.say("parcours.personne",
                        {{"personne", desk.person(*party)}, {"qualite", desk.capacity(*party)}}),
               visa::capital(desk.say("pour", {{"partie", desk.denomination(*party)},
                                               {"delegation", desk.delegation(*party)}})),
               plain(place->field), plain(std::to_string(place->page))});
  }
  order.children.push_back(std::move(table).done());
  blocks.push_back(std::move(order));
  Block steps = desk.section("parcours.etapes");
  steps.children.push_back(desk.points(
      "parcours.etape", {{"fichier", plain(desk.plan.originals.front())},
                         {"empreinte", plain(desk.plan.fingerprint)},
                         {"nombre", desk.counted("signatures", desk.agreement().parties.size())}}));
  blocks.push_back(std::move(steps));
  return blocks;
}

}  // namespace paraphe::ceremony
