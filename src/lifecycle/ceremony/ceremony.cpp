// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/ceremony/ceremony.h"

#include <array>
#include <utility>

#include "base/words.h"
#include "lifecycle/ceremony/desk.h"

namespace paraphe {
namespace {

using Writer = std::vector<Block> (*)(const ceremony::Desk&);

struct Kind {
  CeremonyPaper paper;
  Writer write;
};

constexpr std::string_view upright = "ceremonie";

constexpr std::array<Kind, 7> kinds{{
    {{"intercalaires", "ceremonie-intercalaire", true, false, true}, ceremony::write_tabs},
    {{"parcours-de-signature", upright, false, true, false}, ceremony::write_route},
    {{"chevalets", "ceremonie-chevalet", true, true, true}, ceremony::write_cards},
    {{"plan-de-table", "ceremonie-plan", true, false, false}, ceremony::write_seating},
    {{"deroule", upright, true, true, false}, ceremony::write_schedule},
    {{"bordereau-de-remise", upright, true, false, false}, ceremony::write_receipt},
    {{"liste-de-controle", upright, true, true, false}, ceremony::write_checklist},
}};

/// The papers alone, of `kinds`.
constexpr auto papers = [] {
  std::array<CeremonyPaper, kinds.size()> all{};
  for (std::size_t i = 0; i < kinds.size(); ++i) all[i] = kinds[i].paper;
  return all;
}();

ComposeOptions options_of(const CeremonyPlan& plan) {
  ComposeOptions options;
  options.for_signature = true;
  options.as_of = plan.moment.day;
  options.draft = &*plan.report.draft;
  return options;
}

/// Writes with a scribe; what it reports is reported, and tells whether the result may serve.
template <class Write>
bool with_desk(const CeremonyPlan& plan, const Template& form, Diagnostics& diagnostics,
               const Write& write) {
  const ComposeOptions options = options_of(plan);
  Scribe scribe(plan.agreement, form, options, diagnostics);
  write(ceremony::Desk{scribe, plan});
  return !scribe.failed();
}

/// The text of a paragraph, with the spaces of print.
std::string line(const ceremony::Desk& desk, Runs runs) {
  desk.scribe.finish(runs);
  return spoken(runs);
}

}  // namespace

std::span<const CeremonyPaper> ceremony_papers() { return papers; }

std::optional<Document> compose_ceremony(const CeremonyPaper& paper, const CeremonyPlan& plan,
                                         const Template& form, Diagnostics& diagnostics) {
  Document document;
  document.layout = form.layout;
  document.language = form.language;
  document.date = to_string(plan.moment.day);
  const bool written = with_desk(plan, form, diagnostics, [&](const ceremony::Desk& desk) {
    for (const Kind& kind : kinds)
      if (kind.paper.name == paper.name) document.blocks = kind.write(desk);
    write_strips(desk.scribe, document.layout);
    document.title =
        line(desk, desk.say("document", {{"quoi", desk.say("fichier." + std::string(paper.name))},
                                         {"titre", desk.title()}}));
    if (plan.agreement.illustrative) add_watermark(desk.scribe, "exemple", document);
  });
  return written ? std::optional(std::move(document)) : std::nullopt;
}

std::string write_caption(const CeremonyPlan& plan, const Template& form,
                          Diagnostics& diagnostics) {
  std::string text;
  const bool written = with_desk(plan, form, diagnostics, [&](const ceremony::Desk& desk) {
    if (plan.agreement.illustrative) text += line(desk, desk.say("legende.exemple")) + "\n\n";
    text += line(desk, ceremony::caption(desk)) + "\n\n" + line(desk, desk.say("legende.credit")) +
            "\n\n" + line(desk, desk.say("legende.note")) + "\n";
  });
  return written ? text : "";
}

std::string write_contents_list(const CeremonyPlan& plan, const std::vector<ListedFile>& files,
                                const std::string& list, const Template& form,
                                Diagnostics& diagnostics) {
  std::string text;
  const bool written = with_desk(plan, form, diagnostics, [&](const ceremony::Desk& desk) {
    const auto add = [&](Runs runs) { text += line(desk, std::move(runs)) + "\n"; };
    add(desk.say("sommaire.titre"));
    add(desk.title());
    add(visa::capital(desk.say(
        "moment", {{"lieu", desk.place()},
                   {"jour", desk.day()},
                   {"heure", plan.moment.minutes ? desk.hour(*plan.moment.minutes) : Runs{}}})));
    text += "\n";
    for (const ListedFile& each : files) {
      text += each.file + "\n";
      text += "    " + each.title + "\n";
    }
    text += "\n";
    add(desk.say("sommaire.empreinte", {{"empreinte", plain(plan.fingerprint)}}));
    add(desk.say("sommaire.liste", {{"fichier", plain(list)}}));
    add(desk.say("sommaire.suite"));
  });
  return written ? text : "";
}

std::string title_of_file(const CeremonyPlan& plan, std::string_view name, const Template& form,
                          Diagnostics& diagnostics, std::size_t original) {
  std::string text;
  with_desk(plan, form, diagnostics, [&](const ceremony::Desk& desk) {
    text = line(
        desk,
        desk.say("fichier." + std::string(name),
                 {{"n", plain(std::to_string(original))},
                  {"nombre", plain(std::to_string(plan.agreement.closing.originals))},
                  {"destinataire", original <= plan.agreement.parties.size()
                                       ? desk.denomination(plan.agreement.parties[original - 1])
                                       : desk.say("archives")}}));
  });
  return text;
}

bool signed_elsewhere(const CeremonyPlan& plan) {
  const std::string printed = fold(plan.agreement.closing.place), told = fold(plan.moment.place);
  return !printed.empty() && printed.find(told) == std::string::npos &&
         told.find(printed) == std::string::npos;
}

}  // namespace paraphe
