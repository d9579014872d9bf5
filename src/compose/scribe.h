// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "compose/compose.h"
#include "compose/grammar.h"
#include "compose/numbering.h"
#include "compose/phrase.h"
#include "compose/spacing.h"

namespace paraphe {

/// What every part of `compose` works with: the agreement, the template's words, the numbers, and
/// the sink. Lives for one composition.
class Scribe {
 public:
  Scribe(const Agreement& agreement, const Template& form, const ComposeOptions& options,
         Diagnostics& diagnostics);

  const Agreement& agreement() const { return agreement_; }
  const Template& form() const { return form_; }
  const ComposeOptions& options() const { return options_; }
  const Numbering& numbering() const { return numbering_; }

  /// The phrase `id` with its places filled. Beside `arguments` every phrase may use `{leActe}`
  /// (« le présent protocole »), `{duActe}`, `{nature}`.
  /// Errors: reports a phrase that the template lacks, once, and a place that no argument fills.
  Runs say(std::string_view id, const Arguments& arguments = {}, Source source = {},
           Inflection inflection = {});
  /// Whether the template has the phrase and it says something.
  bool has(std::string_view id) const;
  /// « [à compléter] ». Reports it in a version for signature.
  Runs to_come(Source source);

  /// A paragraph in `style`, its spaces and ordinals set for print.
  Block paragraph(std::string_view style, Runs runs, Source source = {},
                  Role role = Role::paragraph);
  /// A heading of `level` with its entry in the outline.
  Block heading(std::string_view style, int level, Runs runs, std::string id, Source source);
  /// A paragraph led by `label`, which hangs in the room the style keeps for it.
  Block labelled(std::string_view style, Runs label, Runs runs, Source source);
  /// Reports a style that the template lacks.
  void check_style(const std::string& name);
  /// White space collapsed, French spaces, raised ordinals.
  void finish(Runs& runs) const;

  /// The gender of a noun phrase; reports when nothing tells it.
  Gender gender_of(const NounPhrase& noun, Source source);

  void error(std::string id, Source source, Text message, Text remedy);
  int next_note() { return ++notes_; }
  /// Notes that a term or a former act of the agreement was written somewhere; asks whether it was.
  void mention(const void* thing) { mentioned_.insert(thing); }
  bool mentioned(const void* thing) const { return mentioned_.count(thing) != 0; }
  bool failed() const { return failed_; }

 private:
  Place place(Source source) const;
  void template_error(std::string id, const Place& place, Text message, Text remedy);

  const Agreement& agreement_;
  const Template& form_;
  const ComposeOptions& options_;
  Diagnostics& diagnostics_;
  Numbering numbering_;
  Arguments common_;
  std::set<std::string, std::less<>> reported_;
  std::set<const void*> mentioned_;
  KeptSpaces* const kept_ = spaces_kept_for_next_document();
  int notes_ = 0;
  bool failed_ = false;
};

}  // namespace paraphe
