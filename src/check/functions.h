// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

namespace paraphe {

/// The functions that rules may call, as libxml2 calls them. What each means stands in
/// schematron.h; which names they go by and how many arguments they take, in function_table.cpp.

// functions_date.cpp
void xpath_date_add(xmlXPathParserContext* context, int arguments);
void xpath_date_add_duration(xmlXPathParserContext* context, int arguments);
void xpath_date_difference(xmlXPathParserContext* context, int arguments);
void xpath_date_year(xmlXPathParserContext* context, int arguments);
void xpath_date_month(xmlXPathParserContext* context, int arguments);
void xpath_date_day(xmlXPathParserContext* context, int arguments);
void xpath_date_weekday(xmlXPathParserContext* context, int arguments);
void xpath_date_leap_year(xmlXPathParserContext* context, int arguments);
void xpath_before(xmlXPathParserContext* context, int arguments);
void xpath_after(xmlXPathParserContext* context, int arguments);
void xpath_not_after(xmlXPathParserContext* context, int arguments);
void xpath_not_before(xmlXPathParserContext* context, int arguments);
void xpath_same_day(xmlXPathParserContext* context, int arguments);
void xpath_days(xmlXPathParserContext* context, int arguments);
void xpath_is_date(xmlXPathParserContext* context, int arguments);
void xpath_is_duration(xmlXPathParserContext* context, int arguments);
void xpath_last_day(xmlXPathParserContext* context, int arguments);
void xpath_months(xmlXPathParserContext* context, int arguments);
void xpath_same_length(xmlXPathParserContext* context, int arguments);
void xpath_reference(xmlXPathParserContext* context, int arguments);
void xpath_asked(xmlXPathParserContext* context, int arguments);

// functions_text.cpp
void xpath_format(xmlXPathParserContext* context, int arguments);
void xpath_date_words(xmlXPathParserContext* context, int arguments);
void xpath_number_words(xmlXPathParserContext* context, int arguments);
void xpath_duration_words(xmlXPathParserContext* context, int arguments);
void xpath_euros(xmlXPathParserContext* context, int arguments);
void xpath_luhn(xmlXPathParserContext* context, int arguments);
void xpath_fold(xmlXPathParserContext* context, int arguments);
void xpath_singular(xmlXPathParserContext* context, int arguments);
void xpath_similar(xmlXPathParserContext* context, int arguments);

// functions_prose.cpp
void xpath_dates(xmlXPathParserContext* context, int arguments);
void xpath_durations(xmlXPathParserContext* context, int arguments);
void xpath_counts(xmlXPathParserContext* context, int arguments);
void xpath_amounts(xmlXPathParserContext* context, int arguments);
void xpath_references(xmlXPathParserContext* context, int arguments);
void xpath_acronyms(xmlXPathParserContext* context, int arguments);
void xpath_ratios(xmlXPathParserContext* context, int arguments);
void xpath_percentages(xmlXPathParserContext* context, int arguments);
void xpath_periods(xmlXPathParserContext* context, int arguments);
void xpath_citations(xmlXPathParserContext* context, int arguments);
void xpath_ranks(xmlXPathParserContext* context, int arguments);
void xpath_vague_dates(xmlXPathParserContext* context, int arguments);
void xpath_placeholders(xmlXPathParserContext* context, int arguments);
void xpath_tokens(xmlXPathParserContext* context, int arguments);
void xpath_hosts(xmlXPathParserContext* context, int arguments);
void xpath_beginning(xmlXPathParserContext* context, int arguments);
void xpath_empty(xmlXPathParserContext* context, int arguments);
void xpath_list(xmlXPathParserContext* context, int arguments);
void xpath_orphans(xmlXPathParserContext* context, int arguments);
void xpath_passages(xmlXPathParserContext* context, int arguments);

// functions_names.cpp
void xpath_near_names(xmlXPathParserContext* context, int arguments);
void xpath_shares(xmlXPathParserContext* context, int arguments);
void xpath_equations(xmlXPathParserContext* context, int arguments);
void xpath_doubles(xmlXPathParserContext* context, int arguments);
void xpath_said_again(xmlXPathParserContext* context, int arguments);

// functions_typography.cpp
void xpath_typography(xmlXPathParserContext* context, int arguments);
void xpath_spellings(xmlXPathParserContext* context, int arguments);

// functions_wording.cpp
void xpath_wordings(xmlXPathParserContext* context, int arguments);
void xpath_holder(xmlXPathParserContext* context, int arguments);
void xpath_first_ones(xmlXPathParserContext* context, int arguments);
void xpath_repeated(xmlXPathParserContext* context, int arguments);

// functions_core.cpp
void xpath_concat(xmlXPathParserContext* context, int arguments);
void xpath_contains(xmlXPathParserContext* context, int arguments);
void xpath_starts_with(xmlXPathParserContext* context, int arguments);
void xpath_normalize_space(xmlXPathParserContext* context, int arguments);
void xpath_citing(xmlXPathParserContext* context, int arguments);
void xpath_union(xmlXPathParserContext* context, int arguments);
void xpath_nth(xmlXPathParserContext* context, int arguments);
void xpath_elements(xmlXPathParserContext* context, int arguments);
void xpath_attributes(xmlXPathParserContext* context, int arguments);
void xpath_words(xmlXPathParserContext* context, int arguments);

// functions_tree.cpp
void xpath_current(xmlXPathParserContext* context, int arguments);
void xpath_key(xmlXPathParserContext* context, int arguments);
void xpath_document(xmlXPathParserContext* context, int arguments);
void xpath_present(xmlXPathParserContext* context, int arguments);
void xpath_profiles(xmlXPathParserContext* context, int arguments);
void xpath_registers(xmlXPathParserContext* context, int arguments);
void xpath_datum(xmlXPathParserContext* context, int arguments);

// functions_vote.cpp
void xpath_voted(xmlXPathParserContext* context, int arguments);
void xpath_departures(xmlXPathParserContext* context, int arguments);

}  // namespace paraphe
