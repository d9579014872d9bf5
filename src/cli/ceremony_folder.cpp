// SPDX-License-Identifier: EUPL-1.2
#include "cli/ceremony_folder.h"

#include <algorithm>
#include <map>
#include <utility>

#include "cli/data_folder.h"
#include "cli/print_module.h"
#include "cli/signature_list.h"

namespace paraphe {
namespace {

constexpr std::size_t first_paper = 10;  // files of papers are numbered from the next ten on
constexpr const char* common_form = "ceremonie";
constexpr const char* proof_file = "acte.preuve.zip";
constexpr const char* contents_file = "LISEZ-MOI.txt";

std::string numbered(std::size_t number, const std::string& name) {
  return (number < 10 ? "0" : "") + std::to_string(number) + "-" + name;
}

/// A party in the name of a file: its acronym, where that is plain, or its id.
std::string in_file_name(const Party& party) {
  const bool plain =
      !party.acronym.empty() && std::all_of(party.acronym.begin(), party.acronym.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '-';
      });
  return plain ? party.acronym : party.id;
}

std::string file_of_original(const Agreement& agreement, std::size_t number) {
  const std::vector<Party>& parties = agreement.parties;
  return numbered(number, "original-" + std::to_string(number) + "-" +
                              (number <= parties.size() ? in_file_name(parties[number - 1])
                                                        : std::string("archives")) +
                              ".pdf");
}

class Folder {
 public:
  Folder(const PrintOrder& order, const Report& report, const CeremonyMoment& moment,
         const Prove& prove, Diagnostics& findings)
      : order_(order),
        prove_(prove),
        findings_(findings),
        plan_{order.agreement, report, moment, {}, {}, 0, 0, {}, {}, {}} {}

  std::optional<std::vector<OutputFile>> make() {
    if (form(common_form) == nullptr || !add_act()) return std::nullopt;
    add_text(proof_file, "preuve", prove_(files_));
    if (!add_papers()) return std::nullopt;
    add_text(numbered(next_++, "legende.txt"), "legende",
             write_caption(plan_, *form(common_form), findings_));
    std::string contents =
        write_contents_list(plan_, listed_, ceremony_list, *form(common_form), findings_);
    if (contents.empty() || files_.back().bytes.empty()) return std::nullopt;
    files_.insert(files_.begin(), {contents_file, std::move(contents)});
    return std::move(files_);
  }

 private:
  /// A template, read once; null when it cannot serve.
  const Template* form(std::string_view name) {
    const auto known = forms_.find(name);
    if (known != forms_.end()) return known->second ? &*known->second : nullptr;
    const std::string data = data_folder();
    auto& read = forms_[std::string(name)];
    read = load_template(std::string(name), {data + "/templates", data + "/schemas/gabarit.xsd"},
                         findings_);
    return read ? &*read : nullptr;
  }

  std::string title(std::string_view name, std::size_t original = 1) {
    return title_of_file(plan_, name, *form(common_form), findings_, original);
  }

  void add_text(const std::string& file, std::string_view name, std::string bytes) {
    listed_.push_back({file, title(name)});
    files_.push_back({file, std::move(bytes)});
  }

  void note_print(const Printed& printed) {
    plan_.fingerprint = printed.fingerprint;
    plan_.paraphes = printed.paraphes;
    plan_.pages = printed.pages;
    plan_.page_height = printed.page_height;
    plan_.places.clear();
    for (const PrintedField& field : printed.fields)
      plan_.places.push_back({field.name, field.page, field.x, field.y, field.width, field.height});
  }

  /// What is signed, and all that goes with it whatever the ceremony.
  bool add_act() { return plan_.electronic() ? add_file_to_sign() : add_originals(); }

  bool add_file_to_sign() {
    const auto printed = print_act(order_, order_.composing, findings_);
    if (!printed) return false;
    note_print(*printed);
    const std::string file = numbered(1, "acte-a-signer.pdf");
    plan_.originals = {file};
    listed_.push_back({file, title("acte")});
    files_.push_back({file, printed->pdf});
    add_text("signatures.json", "signatures",
             write_signature_list(order_.agreement, *printed, file));
    return true;
  }

  bool add_originals() {
    const auto count = static_cast<std::size_t>(order_.agreement.closing.originals);
    for (std::size_t number = 1; number <= count; ++number) {
      ComposeOptions composing = order_.composing;
      composing.original = static_cast<int>(number);
      Diagnostics again;  // what is found in the first is found in all
      auto printed = print_act(order_, composing, number == 1 ? findings_ : again);
      if (!printed) return false;
      note_print(*printed);
      const std::string file = file_of_original(order_.agreement, number);
      plan_.originals.push_back(file);
      listed_.push_back({file, title("original", number)});
      files_.push_back({file, std::move(printed->pdf)});
    }
    next_ = std::max(first_paper, (count / 10 + 1) * 10);
    return true;
  }

  bool add_papers() {
    for (const CeremonyPaper& paper : ceremony_papers()) {
      if (!(plan_.electronic() ? paper.on_screen : paper.on_paper)) continue;
      const Template* with = form(paper.form);
      if (with == nullptr) return false;
      auto document = compose_ceremony(paper, plan_, *with, findings_);
      if (!document) return false;
      Provenance provenance = order_.provenance;
      provenance.template_name = with->name;
      provenance.template_bytes = with->bytes();
      auto printed = print_pdf(*document, provenance, order_.draft, findings_);
      if (!printed) return false;
      const std::string file = numbered(next_++, std::string(paper.name) + ".pdf");
      listed_.push_back({file, title(paper.name)});
      plan_.papers.push_back({listed_.back().title, file, printed->pages, paper.one_sided});
      files_.push_back({file, std::move(printed->pdf)});
    }
    return true;
  }

  const PrintOrder& order_;
  const Prove& prove_;
  Diagnostics& findings_;
  CeremonyPlan plan_;
  std::map<std::string, std::optional<Template>, std::less<>> forms_;
  std::vector<ListedFile> listed_;
  std::vector<OutputFile> files_;
  std::size_t next_ = first_paper;
};

}  // namespace

std::optional<std::vector<OutputFile>> ceremony_files(const PrintOrder& order, const Report& report,
                                                      const CeremonyMoment& moment,
                                                      const Prove& prove, Diagnostics& findings) {
  return Folder(order, report, moment, prove, findings).make();
}

}  // namespace paraphe
