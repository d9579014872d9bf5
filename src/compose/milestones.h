// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
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
  Kind kind = Kind::end;
  Text title;                 ///< capitalised, no final period
  std::optional<Date> date;   ///< nothing: `awaited` says what is missing, or there is none to come
  std::optional<Date> since;  ///< the first day of the period that ends on `date`, where known
  Text how;                   ///< how the day was reckoned, or where it is written
  Text awaited;               ///< « la date de signature »
  Source source;              ///< the element of the draft it follows from
};

/// Every day that follows from `agreement`, by date, those that are not known last. `signature`:
/// the day that stands for the blank of the signature, where the reader asked for one.
/// Counting: `last_day` of calendar.h; a time limit before the end goes back from the last day by
/// months then days (CPC art. 641), days « francs » take one more; « ouvrés » and « ouvrables » are
/// not reckoned, for want of the holidays each place keeps.
std::vector<Milestone> milestones(const Agreement& agreement,
                                  std::optional<Date> signature = std::nullopt);

}  // namespace paraphe
