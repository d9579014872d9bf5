// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/draft.h"
#include "compose/agreement.h"
#include "compose/document.h"
#include "compose/template.h"

namespace paraphe {

struct ComposeOptions {
  bool for_signature = false;   ///< without « PROJET »; nothing may be declared as to come
  std::optional<Date> as_of;    ///< the reference date, written in the file
  std::optional<int> original;  ///< prints « Original n° 2/3 — CNRS » on each page; from 1
  bool strike = false;          ///< strikes out unused room, even where the template does not
  bool text_tags = false;       ///< writes in each signature box what a signing platform looks for
  SharedText source;            ///< canonical source without comments to embed; empty: none
  std::string source_name = "convention.xml";
  std::string fingerprint;  ///< short form for the foot band
  std::map<std::string, std::string> properties;
  const Draft* draft = nullptr;  ///< tells the places of findings; else they carry bytes only
};

/// The printed document of `agreement` on the paper of `form`: everything the draft says, once, in
/// the canonical order, with the fixed phrases of `form` and the values the program generates.
/// Errors: returns nothing exactly when it reported an error: a value that cannot be generated, a
/// reference that has no name, a phrase or style the template lacks.
std::optional<Document> compose(const Agreement& agreement, const Template& form,
                                const ComposeOptions& options, Diagnostics& diagnostics);

}  // namespace paraphe
