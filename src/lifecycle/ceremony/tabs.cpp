// SPDX-License-Identifier: EUPL-1.2
// The sheets that show who signs where (« intercalaires »): one an original and signatory, laid
// beside the page that is signed.
#include <algorithm>
#include <utility>

#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {
namespace {

/// Whether a page lies on the right of an open booklet printed on both sides.
bool is_recto(int page) { return page % 2 == 1; }

/// Where the box stands among those of its row: « à gauche »; nothing when it is alone.
Runs side_of(const Desk& desk, const SignaturePlace& place) {
  std::size_t before = 0, beside = 0;
  for (const SignaturePlace& other : desk.plan.places) {
    if (other.page != place.page || other.field == place.field) continue;
    const bool same_row = other.y < place.y + place.height && place.y < other.y + other.height;
    if (!same_row) continue;
    ++beside;
    if (other.x < place.x) ++before;
  }
  if (beside == 0) return {};
  if (before == 0) return desk.say("cadre.gauche");
  return desk.say(before == beside ? "cadre.droite" : "cadre.milieu");
}

/// The pages whose foot is initialled: all but those that are signed.
std::vector<int> initialled(const CeremonyPlan& plan) {
  std::vector<int> pages;
  for (int page = 1; page <= plan.pages; ++page) {
    if (std::none_of(plan.places.begin(), plan.places.end(),
                     [page](const SignaturePlace& place) { return place.page == page; }))
      pages.push_back(page);
  }
  return pages;
}

/// What stands under the box where `party` initials.
const std::string& box_of(const CeremonyPlan& plan, const Party& party) {
  if (plan.paraphes.size() == 1) return plan.paraphes.front();
  return plan.paraphes.at(static_cast<std::size_t>(&party - plan.agreement.parties.data()));
}

bool writes(const Agreement& agreement, std::string_view object, const std::string& party) {
  const std::vector<DeclaredBlank>& blanks = agreement.closing.blanks;
  return std::any_of(blanks.begin(), blanks.end(), [&](const DeclaredBlank& each) {
    return each.blank.object == object && each.blank.party == party;
  });
}

/// What this party writes by hand: place and date in its own box, or, for the first to sign, those
/// of all parties above the boxes.
std::vector<Runs> by_hand(const Desk& desk, const Party& party, bool first) {
  const Agreement& agreement = desk.agreement();
  if (agreement.signed_already()) return {};
  const auto fills = [&](const std::string& id) {
    Runs place, date;
    if (writes(agreement, "lieu", id)) place = desk.place();
    if (writes(agreement, "dateSignature", id)) date = desk.date();
    return std::pair(std::move(place), std::move(date));
  };
  std::vector<Runs> said;
  auto [place, date] = fills(party.id);
  if (!place.empty() || !date.empty())
    said.push_back(desk.say("main.cadre", {{"lieu", place}, {"date", date}}));
  if (first) {
    auto [common_place, common_date] = fills("");
    if (!common_place.empty() || !common_date.empty())
      said.push_back(desk.say("main.tous", {{"lieu", common_place}, {"date", common_date}}));
  }
  return said;
}

/// The tab at the edge of the sheet that touches the page, as high as the box to sign in.
Block tab(const Desk& desk, const SignaturePlace& place) {
  const Layout& paper = desk.scribe.form().layout;
  Panel panel;
  panel.width = desk.length("onglet");
  panel.height = place.height;
  panel.top = paper.height - place.y - place.height;
  panel.left = is_recto(place.page) ? paper.width - panel.width : 0;
  panel.fill = paper.styles.at("ceremonieFleche").rule_color;
  panel.artifact = true;
  const char* arrow = is_recto(place.page) ? "fleche.droite" : "fleche.gauche";
  return panel_of(panel, {desk.text("Fleche", desk.say(arrow))});
}

Block sheet_of(const Desk& desk, std::size_t original, const Party& party, std::size_t rank,
               const SignaturePlace& place) {
  const Agreement& agreement = desk.agreement();
  Block sheet = container(Role::section, party.source);
  std::vector<Block>& lines = sheet.children;
  const Arguments which{{"n", plain(std::to_string(original))},
                        {"nombre", plain(std::to_string(agreement.closing.originals))},
                        {"destinataire", desk.recipient(original)}};
  lines.push_back(desk.text("IntercalaireOriginal", desk.say("intercalaire.original", which)));
  Block heading = desk.scribe.heading("ceremonieIntercalaire", 1, desk.say("intercalaire.titre"),
                                      {}, party.source);
  Arguments named = which;
  named["personne"] = desk.person(party);
  heading.bookmark = spoken(desk.say("intercalaire.signet", named));
  lines.push_back(std::move(heading));
  lines.push_back(desk.text("IntercalaireNom", desk.person(party), party.source));
  lines.push_back(
      desk.text("IntercalaireQualite", visa::capital(desk.capacity(party)), party.source));
  lines.push_back(desk.text(
      "IntercalairePour",
      visa::capital(desk.say(
          "pour", {{"partie", desk.denomination(party)}, {"delegation", desk.delegation(party)}})),
      party.source));
  const auto step = [&](Runs runs) {
    if (!runs.empty()) lines.push_back(desk.text("IntercalairePoint", visa::capital(runs)));
  };
  const std::string alias = subject(parse_noun_phrase(party.alias));
  step(desk.say("intercalaire.signer", {{"page", plain(std::to_string(place.page))},
                                        {"alias", plain(alias)},
                                        {"cote", side_of(desk, place)}}));
  for (const Runs& written : by_hand(desk, party, rank == 1)) step(written);
  const std::vector<int> foot = initialled(desk.plan);
  if (!foot.empty())
    step(desk.counted("intercalaire.parapher", foot.size(),
                      {{"pages", desk.pages(foot)}, {"case", plain(box_of(desk.plan, party))}}));
  lines.push_back(
      desk.text("IntercalaireNote",
                desk.say(is_recto(place.page) ? "intercalaire.recto" : "intercalaire.verso",
                         {{"page", plain(std::to_string(place.page))},
                          {"rang", plain(std::to_string(rank))},
                          {"signataires", plain(std::to_string(agreement.parties.size()))}})));
  lines.push_back(tab(desk, place));
  return sheet;
}

}  // namespace

std::vector<Block> write_tabs(const Desk& desk) {
  std::vector<Block> sheets;
  for (std::size_t original = 1; original <= desk.plan.originals.size(); ++original) {
    std::size_t rank = 0;
    for (const Party* party : signing_order(desk.agreement())) {
      ++rank;
      const SignaturePlace* place = desk.place_of(*party);
      if (place == nullptr) continue;
      if (!sheets.empty()) sheets.push_back(page_break());
      sheets.push_back(sheet_of(desk, original, *party, rank, *place));
    }
  }
  return sheets;
}

}  // namespace paraphe::ceremony
