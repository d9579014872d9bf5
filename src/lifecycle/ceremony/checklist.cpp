// SPDX-License-Identifier: EUPL-1.2
// What is to be ready (« liste de contrôle »): the text, the paper, the acts, the table.
#include <algorithm>
#include <utility>

#include "compose/generated.h"
#include "lifecycle/ceremony/desk.h"

namespace paraphe::ceremony {
namespace {

std::size_t sheets_of(int pages) { return static_cast<std::size_t>(pages + 1) / 2; }

Block write_text(const Desk& desk) {
  const Verdict& verdict = desk.plan.report.verdict;
  Block section = desk.section("liste.texte");
  const bool waived = verdict.kind == Verdict::Kind::conforming_with_waivers;
  section.children.push_back(desk.text(
      "Texte",
      desk.say("liste.controle",
               {{"verdict",
                 desk.scribe.say(waived ? "visa.verdict.derogations" : "visa.verdict.conforme")},
                {"regles", plain(verdict.rules_version)},
                {"date", verdict.reference ? write_date(*verdict.reference, {}) : Runs{}}})));
  Block points = desk.points("liste.texte", {{"empreinte", plain(desk.plan.fingerprint)},
                                             {"version", plain(desk.agreement().version)}});
  for (const Diagnostic& each : verdict.findings.items()) {
    if (each.state != State::open || each.severity != Severity::warning) continue;
    points.children.push_back(desk.sheet().ticked(desk.say(
        "liste.avertissement", {{"constat", desk.sheet().finding("visa.constat", each)}})));
  }
  if (signed_elsewhere(desk.plan))
    points.children.push_back(
        desk.sheet().ticked(desk.say("liste.lieu", {{"lieu", plain(desk.agreement().closing.place)},
                                                    {"ceremonie", desk.place()}})));
  section.children.push_back(std::move(points));
  return section;
}

/// Pages, sheets and blank sides of some prints.
struct Count {
  std::size_t pages = 0, sheets = 0,
              blank = 0;  ///< `sheets`, `blank`: on both sides where it may be

  Count& operator+=(const Count& more) {
    pages += more.pages;
    sheets += more.sheets;
    blank += more.blank;
    return *this;
  }
};

Count count_of(int pages, bool one_sided) {
  const auto sides = static_cast<std::size_t>(pages);
  if (one_sided) return {sides, sides, sides};
  return {sides, sheets_of(pages), sides % 2};
}

void add_row(Runs name, const Count& count, Table& table) {
  table.row({std::move(name), plain(std::to_string(count.pages)),
             plain(std::to_string(count.sheets)), plain(std::to_string(count.blank)),
             plain(std::to_string(count.pages))});
}

Block count_sheets(const Desk& desk) {
  Table table(desk, "ceremonieFeuilles", {46, 12, 16, 14, 12});
  table.head({desk.say("liste.fichier"), desk.say("liste.pages"), desk.say("liste.feuilles"),
              desk.say("liste.versos"), desk.say("liste.recto")});
  const Count one = count_of(desk.plan.pages, false);
  Count all;
  for (std::size_t i = 0; i < desk.plan.originals.size(); ++i) all += one;
  add_row(desk.say("liste.unOriginal"), one, table);
  add_row(desk.counted("liste.originaux", desk.plan.originals.size()), all, table);
  for (const PrintedPaper& paper : desk.plan.papers) {
    const Count count = count_of(paper.pages, paper.one_sided);
    add_row(plain(paper.title), count, table);
    all += count;
  }
  add_row(desk.say("liste.ensemble"), all, table);
  return std::move(table).done();
}

/// Sheets and blank sides of the originals and of the other papers, printed on both sides and on
/// one.
Block write_paper(const Desk& desk) {
  Block section = desk.section("liste.papier");
  section.children.push_back(count_sheets(desk));
  const int pages = desk.plan.pages;
  const std::size_t sheets = sheets_of(pages);
  Block points = desk.points("liste.papier");
  points.children.push_back(desk.sheet().ticked(
      pages % 2 == 1 ? desk.say("liste.blanc", {{"page", plain(std::to_string(pages))},
                                                {"feuille", plain(std::to_string(sheets))}})
                     : desk.say("liste.sansBlanc")));
  points.children.push_back(desk.sheet().ticked(
      desk.say("liste.recto.blancs",
               {{"nombre", desk.counted("versos", static_cast<std::size_t>(pages))}})));
  section.children.push_back(std::move(points));
  return section;
}

/// How often each signatory initials a page.
Block initials_point(const Desk& desk) {
  std::vector<int> signed_pages;
  for (const SignaturePlace& place : desk.plan.places) signed_pages.push_back(place.page);
  std::sort(signed_pages.begin(), signed_pages.end());
  signed_pages.erase(std::unique(signed_pages.begin(), signed_pages.end()), signed_pages.end());
  const std::size_t each = static_cast<std::size_t>(desk.plan.pages) - signed_pages.size();
  const std::size_t originals = desk.plan.originals.size();
  return desk.sheet().ticked(desk.say(
      "liste.paraphes", {{"chacun", desk.counted("paraphes", each)},
                         {"total", desk.counted("paraphes", each * originals)},
                         {"signatures", desk.counted("signatures", originals)},
                         {"pagesSignees", desk.counted("liste.pageSignee", signed_pages.size(),
                                                       {{"pages", desk.pages(signed_pages)}})}}));
}

Block write_table(const Desk& desk) {
  Block section = desk.section("liste.materiel");
  const std::size_t signatories = desk.agreement().parties.size();
  const std::size_t originals = desk.plan.originals.size();
  Block points = desk.points(desk.plan.electronic() ? "liste.ecran" : "liste.materiel",
                             {{"stylos", desk.counted("stylos", 2 * signatories)},
                              {"parapheurs", desk.counted("parapheurs", originals)},
                              {"sieges", desk.counted("sieges", signatories)},
                              {"chevalets", desk.counted("chevalets", signatories)},
                              {"signataires", desk.counted("signataires", signatories)}});
  if (!desk.plan.electronic())
    points.children.insert(points.children.begin(), initials_point(desk));
  section.children.push_back(std::move(points));
  return section;
}

}  // namespace

std::vector<Block> write_checklist(const Desk& desk) {
  std::vector<Block> blocks{write_head(desk, "liste"), write_text(desk)};
  if (!desk.plan.electronic()) blocks.push_back(write_paper(desk));
  blocks.push_back(write_table(desk));
  blocks.push_back(visa::write_signatories(desk.sheet()));
  blocks.push_back(visa::write_open_blanks(desk.sheet()));
  Block day = desk.section("liste.jour");
  day.children.push_back(desk.points("liste.jour"));
  blocks.push_back(std::move(day));
  return blocks;
}

}  // namespace paraphe::ceremony
