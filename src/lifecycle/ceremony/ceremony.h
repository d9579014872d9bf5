// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "compose/agreement.h"
#include "compose/document.h"
#include "compose/template.h"
#include "output/report/report.h"

namespace paraphe {

/// When and where an act is signed.
struct CeremonyMoment {
  Date day;
  std::optional<int> minutes;  ///< from midnight, where the hour is known
  std::string place;
};

/// Where a signature field of the printed act stands: points, from the lower left corner.
struct SignaturePlace {
  std::string field;
  int page = 0;  ///< from 1
  double x = 0, y = 0, width = 0, height = 0;
};

/// A file of the folder that is printed on paper.
struct PrintedPaper {
  std::string title, file;
  int pages = 0;
  bool one_sided = false;  ///< never printed on both sides
};

/// What the papers of a ceremony are written from: the act as it was printed, and what of the
/// folder was printed so far.
struct CeremonyPlan {
  const Agreement& agreement;
  const Report& report;  ///< of the check at that day, for signature
  CeremonyMoment moment;
  std::string fingerprint;            ///< at the foot of each page of the act
  std::vector<std::string> paraphes;  ///< under the boxes of a foot: one a party, or one for all
  int pages = 0;                      ///< of one original
  double page_height = 0;             ///< points
  std::vector<SignaturePlace> places;
  std::vector<std::string> originals;  ///< their files, in order; one alone when signed on a screen
  std::vector<PrintedPaper> papers;    ///< beside the originals, in the order of the folder

  bool electronic() const { return agreement.closing.mode == "electronique"; }
};

/// One paper of the folder: `name` in its file’s name, the template that sets it.
struct CeremonyPaper {
  std::string_view name;
  std::string_view form;
  bool on_paper, on_screen;  ///< whether an act signed that way has it
  bool one_sided;            ///< never printed on both sides
};

/// The papers beside the originals, in the order of the folder. The check list counts the sheets of
/// those before it, so it comes last.
std::span<const CeremonyPaper> ceremony_papers();

/// `paper` set for print. Errors: returns nothing exactly when it reported one: what the template
/// lacks (GAB-…), a schedule that is not one (GAB-16), what `compose` refuses.
std::optional<Document> compose_ceremony(const CeremonyPaper& paper, const CeremonyPlan& plan,
                                         const Template& form, Diagnostics& diagnostics);

/// The caption of the photograph for the press, as plain text. Errors: as above; then empty.
std::string write_caption(const CeremonyPlan& plan, const Template& form, Diagnostics& diagnostics);

/// A file of the folder and what it is.
struct ListedFile {
  std::string file, title;
};

/// What the folder holds, as plain text for who opens it. `list`: the name of the list of digests.
/// Errors: as above.
std::string write_contents_list(const CeremonyPlan& plan, const std::vector<ListedFile>& files,
                                const std::string& list, const Template& form,
                                Diagnostics& diagnostics);

/// What a file of the folder is called: phrase `ceremonie.fichier.<name>`, which may tell the
/// number and the recipient of an original. Errors: as above.
std::string title_of_file(const CeremonyPlan& plan, std::string_view name, const Template& form,
                          Diagnostics& diagnostics, std::size_t original = 1);

/// Whether the act is « fait à » another place than where it is signed, by the words for them.
bool signed_elsewhere(const CeremonyPlan& plan);

}  // namespace paraphe
