// SPDX-License-Identifier: EUPL-1.2
#include "check/registers.h"
#include "check/waivers.h"
#include "fuzz.h"
#include "lifecycle/ceremony_record.h"
#include "lifecycle/frozen_text.h"

namespace paraphe::fuzz {
namespace {

/// What was read of each kind of file is held against the same draft.
void judge(const CeremonyRecord& record) {
  static Diagnostics none;
  static const auto agreement = read_agreement(shipped("tests/conventions/minimale.xml"), none);
  Diagnostics findings;
  judge_record(record, "sha256:0", *agreement, findings);
  record.occurrences();
  Diagnostics faults;
  const auto again =
      read_record("a", write_record(record), shipped_schema("ceremonie.xsd"), faults);
  require(again.has_value(), "a record is read as it is written");
}

template <class T>
void told(const std::optional<T>& read, const Diagnostics& findings, std::size_t size) {
  require_places(findings, "a", size);
  require(read.has_value() || !findings.empty(), "a file is refused only with a reason");
}

}  // namespace

void beside(std::string_view bytes) {
  const std::string copy(bytes);
  Diagnostics waived, frozen, signed_;
  const auto waivers = WaiverFile::read("a", copy, shipped_schema("derogations.xsd"), waived);
  told(waivers, waived, copy.size());
  const auto text = FrozenText::read("a", copy, shipped_schema("gel.xsd"), frozen);
  require(text.has_value() || !frozen.empty(), "a file is refused only with a reason");
  const auto record = read_record("a", copy, shipped_schema("ceremonie.xsd"), signed_);
  told(record, signed_, copy.size());
  if (record) judge(*record);
  Diagnostics registers, read;
  const auto draft = read_draft("a", copy, Limits{}, read);
  if (draft) shipped_schema("registre.xsd").validate(*draft, registers);
  require_places(registers, "a", copy.size());
}

}  // namespace paraphe::fuzz
