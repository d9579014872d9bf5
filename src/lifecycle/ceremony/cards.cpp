// SPDX-License-Identifier: EUPL-1.2
// The cards that stand before the signatories (« chevalets »): a sheet folded along its middle.
#include <utility>

#include "compose/inline.h"
#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {
namespace {

struct Guest {
  const Person& person;
  Runs body;
  Source source;
};

std::vector<Block> face(const Desk& desk, const Guest& guest) {
  return {desk.scribe.heading("ceremonieChevaletNom", 1, write_person(desk.scribe, guest.person),
                              {}, guest.source),
          desk.text("ChevaletQualite", visa::capital(plain(guest.person.capacity)), guest.source),
          desk.text("ChevaletOrganisme", guest.body, guest.source)};
}

/// Short strokes at both edges of the paper, where it is folded: none crosses the crest.
std::vector<Block> fold_marks(const Desk& desk) {
  const Layout& paper = desk.scribe.form().layout;
  Panel mark;
  mark.width = desk.length("pli");
  mark.height = paper.rule_width;
  mark.top = (paper.height - mark.height) / 2;
  mark.fill = paper.rule_color;
  mark.artifact = true;
  std::vector<Block> marks{panel_of(mark, {})};
  mark.left = paper.width - mark.width;
  marks.push_back(panel_of(mark, {}));
  return marks;
}

/// The face upside down repeats the other: it is for the eye alone.
Block card(const Desk& desk, const Guest& guest) {
  const Layout& paper = desk.scribe.form().layout;
  Panel panel;
  panel.left = paper.margin_inner;
  panel.width = paper.width - paper.margin_inner - paper.margin_outer;
  panel.height = paper.height / 2;
  Panel far = panel;
  far.upside_down = far.artifact = true;
  panel.top = paper.height / 2;
  Block card = container(Role::section, guest.source);
  card.children.push_back(panel_of(far, face(desk, guest)));
  Block near = panel_of(panel, face(desk, guest));
  near.bookmark = near.children.front().bookmark;
  card.children.push_back(std::move(near));
  add(card.children, fold_marks(desk));
  return card;
}

}  // namespace

std::vector<Block> write_cards(const Desk& desk) {
  std::vector<Block> cards;
  const auto put = [&](const Guest& guest) {
    if (guest.person.name.empty()) return;
    if (!cards.empty()) cards.push_back(page_break());
    cards.push_back(card(desk, guest));
  };
  for (const Party* party : signing_order(desk.agreement()))
    put({party->signatory(), write_content(desk.scribe, party->denomination), party->source});
  for (const Attendant& each : desk.agreement().attendants)
    if (each.representative)
      put({*each.representative, write_content(desk.scribe, each.denomination), each.source});
  return cards;
}

}  // namespace paraphe::ceremony
