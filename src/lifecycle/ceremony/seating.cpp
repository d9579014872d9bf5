// SPDX-License-Identifier: EUPL-1.2
// Who sits where, and how the originals go round the table.
#include <algorithm>
#include <utility>

#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {
namespace {

constexpr std::size_t most_in_a_row = 5;

/// What one panel after the other is put below.
struct Hall {
  const Desk& desk;
  double left, width, top;
  std::vector<Block> panels = {};

  void put(double x, double w, double height, bool from_top, std::vector<Block> children) {
    Panel panel;
    panel.left = x;
    panel.top = top;
    panel.width = w;
    panel.height = height;
    panel.from_top = from_top;
    panel.fill = desk.scribe.form().layout.styles.at("ceremonieSiege").rule_color;
    panels.push_back(panel_of(panel, std::move(children)));
  }
};

std::vector<Block> seat(const Desk& desk, const Party& party, std::size_t rank) {
  return {desk.text("SiegeRang", plain(std::to_string(rank)), party.source),
          desk.text("SiegeNom", desk.person(party), party.source),
          desk.text("Siege", visa::capital(desk.capacity(party)), party.source),
          desk.text("Siege", plain(short_name(party)), party.source)};
}

/// Rows of seats as even as can be, the table before them.
std::vector<Block> hall(const Desk& desk, const std::vector<const Party*>& signatories) {
  const Layout& paper = desk.scribe.form().layout;
  Hall hall{desk, paper.margin_inner, paper.width - paper.margin_inner - paper.margin_outer,
            desk.length("plan")};
  const std::size_t rows = (signatories.size() + most_in_a_row - 1) / most_in_a_row;
  const double gap = desk.length("ecart"), table = desk.length("table");
  const double room = paper.height - paper.margin_bottom - hall.top - table - gap;
  const double height = std::min(desk.length("siege"), room / static_cast<double>(rows) - gap);
  std::size_t rank = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t seats = (signatories.size() - rank + rows - row - 1) / (rows - row);
    const double width =
        std::min((hall.width + gap) / static_cast<double>(seats) - gap, desk.length("largeur"));
    const double all = static_cast<double>(seats) * (width + gap) - gap;
    double x = hall.left + (hall.width - all) / 2;
    for (std::size_t i = 0; i < seats; ++i, x += width + gap, ++rank)
      hall.put(x, width, height, true, seat(desk, *signatories[rank], rank + 1));
    hall.top += height + gap;
  }
  hall.put(hall.left, hall.width, table, false, {desk.text("Table", desk.say("plan.table"))});
  return std::move(hall.panels);
}

/// The originals pass from one to the next, in the order that the act gives.
void write_chain(const Desk& desk, const std::vector<const Party*>& signatories, Block& section) {
  section.children.push_back(desk.text("Texte", desk.say("plan.ordre.acte")));
  std::vector<Block> points;
  std::size_t rank = 0;
  for (const Party* party : signatories) {
    Block point = desk.scribe.labelled(
        "ceremoniePoint", desk.say("plan.rang", {{"n", plain(std::to_string(++rank))}}),
        desk.say("plan.signataire",
                 {{"personne", desk.person(*party)}, {"partie", desk.denomination(*party)}}),
        party->source);
    point.role = Role::list_item;
    points.push_back(std::move(point));
  }
  section.children.push_back(visa::list(std::move(points)));
}

/// Each starts with an original of the same rank; they then pass together to the next place. An
/// original that is at no place waits at the end of the table.
void write_rounds(const Desk& desk, const std::vector<const Party*>& signatories, Block& section) {
  const std::size_t originals = desk.plan.originals.size();
  section.children.push_back(desk.text("Texte", desk.say("plan.ordre.tours")));
  if (originals > signatories.size())
    section.children.push_back(desk.text("Texte", desk.say("plan.ordre.attente")));
  std::vector<double> widths{2};
  std::vector<Runs> head{desk.say("plan.tour")};
  for (const Party* party : signatories) {
    widths.push_back(3);
    head.push_back(desk.person(*party));
  }
  Table table(desk, "ceremonieTours", std::move(widths));
  table.head(head);
  for (std::size_t round = 0; round < originals; ++round) {
    std::vector<Runs> cells{desk.say("plan.tour.n", {{"n", plain(std::to_string(round + 1))}})};
    for (std::size_t place = 0; place < signatories.size(); ++place) {
      const std::size_t original = (place + originals - round) % originals;
      cells.push_back(desk.say("plan.original", {{"n", plain(std::to_string(original + 1))},
                                                 {"destinataire", desk.recipient(original + 1)}}));
    }
    table.row(std::move(cells));
  }
  section.children.push_back(std::move(table).done());
}

}  // namespace

std::vector<Block> write_seating(const Desk& desk) {
  const std::vector<const Party*> signatories = signing_order(desk.agreement());
  Block head = write_head(desk, "plan");
  head.children.push_back(desk.text("Texte", desk.say("plan.lecture")));
  add(head.children, hall(desk, signatories));
  std::vector<Block> blocks{std::move(head), page_break()};
  Block section = desk.section("plan.ordre");
  const bool in_rounds =
      desk.agreement().signing_order.empty() && desk.plan.originals.size() >= signatories.size();
  if (in_rounds) {
    write_rounds(desk, signatories, section);
  } else {
    write_chain(desk, signatories, section);
  }
  blocks.push_back(std::move(section));
  return blocks;
}

}  // namespace paraphe::ceremony
