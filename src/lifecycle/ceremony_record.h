// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.h"
#include "base/diagnostic.h"
#include "check/schema.h"
#include "check/verdict.h"
#include "compose/agreement.h"
#include "compose/milestones.h"

namespace paraphe {

/// What took place when an agreement was signed; vocabulary: `schemas/ceremonie.xsd`. It stands
/// beside the draft, whose text does not change any more.
struct CeremonyRecord {
  struct Signature {
    std::string party;  ///< its id in the draft
    Date date;
    std::string person;  ///< the id in the draft of who signed; empty: another person
    std::string name;    ///< « Mme Camille Exemple, présidente »
    Place place = {};    ///< in the record
  };
  struct Original {
    int number = 0;
    std::string party;  ///< who keeps it
    Place place = {};
  };
  /// The verdict on the draft at the day of a signature.
  struct Checked {
    Date date;
    Verdict::Kind verdict;
    std::string rules, program;  ///< versions
  };
  struct File {
    std::string name;    ///< without folders; empty: none
    std::string digest;  ///< `sha256:…`; of a draft, of its canonical form
    Place place = {};
  };
  Date date;          ///< of the ceremony
  std::string venue;  ///< « Lille »
  File draft, pdf;
  std::vector<Signature> signatures;
  std::vector<Original> originals;
  std::vector<Checked> checks;
  std::optional<Date> notification, enforceable;
  Place place = {};  ///< of the record as a whole

  /// The days it tells, for reckoning.
  Occurrences occurrences() const;
  Date last_signature() const;
};

/// The name of the record of a draft: `projet.ceremonie.xml` beside `projet.xml`.
std::string record_beside(const std::string& draft);
/// Whether a file is named as one.
bool is_named_as_record(std::string_view file);

/// The bytes of a record.
std::string write_record(const CeremonyRecord& record);

/// Reads the bytes of a record. Errors: returns nothing exactly when it reported one, `XML-…` of
/// bytes that are not XML, `SCH-…` of what `schema` refuses.
std::optional<CeremonyRecord> read_record(std::string name, std::string bytes, const Schema& schema,
                                          Diagnostics& diagnostics);

/// « M. Antoine Petit, président-directeur général ».
std::string person_words(const Person& person);

/// Holds a record against its draft: `digest`, that of its canonical form as it is now. Findings,
/// at the record: CER-02 error, the draft has changed since; CER-03 error, a party that is none of
/// the draft or stands twice; CER-04 error, a party that has not signed; CER-05 warning, another
/// day than the draft gives; CER-06 error, notified or enforceable before the last signature;
/// CER-07 error, an original that there is not, or two of one number; CER-08 warning, another
/// signatory than the draft names.
void judge_record(const CeremonyRecord& record, const std::string& digest,
                  const Agreement& agreement, Diagnostics& findings);

}  // namespace paraphe
