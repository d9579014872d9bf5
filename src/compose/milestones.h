// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "compose/agreement.h"

namespace paraphe {

/// A day that follows from the agreement, with the way it was reckoned.
struct Milestone {
  enum class Kind {
    signature,
    effect,
    report,      ///< a yearly one
    review,      ///< mid-term, final, or on a given day
    programme,   ///< the end of one that the text cites
    notice,      ///< the last day on which giving it still serves before the end
    decision,    ///< the last day to agree on a renewal, or to oppose it
    end,         ///< the last day of the agreement
    renewal,     ///< the last day, were it renewed
    annex,       ///< the last day of an annex that has a term of its own
    delegation,  ///< its last day
    mandate,     ///< its last day
    predecessor  ///< the last day of the act this one follows
  };
  static constexpr int kinds = 13;
  Kind kind = Kind::end;
  /// What tells it from the others of the same agreement however the draft is edited elsewhere:
  /// `signature.region`, `report.2`. ASCII, unique in one agreement.
  std::string key;
  Text title;                 ///< capitalised, no final period
  std::optional<Date> date;   ///< nothing: `awaited` says what is missing, or there is none to come
  std::optional<Date> since;  ///< the first day of the period that ends on `date`, where known
  Text how;                   ///< how the day was reckoned, or where it is written
  Text awaited;               ///< « la date de signature »
  Source source;              ///< the element of the draft it follows from
};

/// What is known, besides the draft, of the days others are reckoned from.
struct Occurrences {
  struct Signed {
    std::string party;  ///< its id
    Date date;
  };
  /// Stands for the blank of the signature where nothing else tells it: the reader asked for it.
  std::optional<Date> asked = {};
  std::vector<Signed> signatures = {};  ///< as recorded after the ceremony; they outweigh the draft
  std::optional<Date> notification = {};
  std::optional<Date> enforceable = {};  ///< the day it became so (« caractère exécutoire »)

  std::optional<Date> last_signature() const;
};

class MilestoneWords;

/// Every day that follows from `agreement`, by date, those that are not known last, told by
/// `words`.
/// Counting: `last_day` of calendar.h; a time limit before the end goes back from the last day by
/// months then days (CPC art. 641), days « francs » take one more; « ouvrés » and « ouvrables » are
/// not reckoned, for want of the holidays each place keeps.
std::vector<Milestone> milestones(const Agreement& agreement, const MilestoneWords& words,
                                  const Occurrences& known = {});

}  // namespace paraphe
