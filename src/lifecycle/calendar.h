// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "check/verdict.h"
#include "compose/agreement.h"
#include "compose/milestone_words.h"
#include "output/report/report.h"

namespace paraphe {

/// The days that follow from one agreement.
struct AgreementDates {
  const Report* report = nullptr;  ///< with its draft, which the schema accepts
  Agreement agreement;
  std::string title;
  std::string place;     ///< where it was signed, as recorded; may be empty
  std::string identity;  ///< `agreement_identity`, told apart from the others of the calendar
  std::vector<Milestone> milestones;
};

/// The dates of some agreements, as they stand on a day.
struct Calendar {
  std::vector<AgreementDates> agreements;
  std::size_t unreadable = 0;  ///< drafts that were told instead, since nothing follows from them
  std::shared_ptr<const MilestoneWords> words;
  Date reference;  ///< what is before it has passed
  ReferenceOrigin origin = ReferenceOrigin::today;
  std::optional<Date> from;  ///< what is before it is left out
};

/// A milestone, and what it is of.
struct Dated {
  const AgreementDates* of = nullptr;
  const Milestone* milestone = nullptr;
};

/// What a calendar tells: days that have passed, days to come (that of reference is one), days that
/// are not known yet; each by date, then in the order of the agreements.
struct Dates {
  std::vector<Dated> passed, coming, awaited;
};
Dates sorted_dates(const Calendar& calendar);

/// What an agreement is known by while its draft is edited: the references that the parties gave
/// it, else its nature, title, period, rank and parties; 32 hexadecimal digits.
std::string agreement_identity(const Agreement& agreement);
/// Gives each agreement its identity; those that would share one are told apart by the name of
/// their file.
void identify(Calendar& calendar);

/// For the eye, on a terminal.
std::string write_calendar_text(const Calendar& calendar, Language language);
/// For programs: `schemas/echeancier.schema.json`. `program`: its version.
std::string write_calendar_json(const Calendar& calendar, const std::string& program);
/// One page that needs nothing else.
std::string write_calendar_html(const Calendar& calendar, const ReportOptions& options);

/// Where a milestone stands in its draft.
Place place_of(const Dated& dated);

}  // namespace paraphe
