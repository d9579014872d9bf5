// SPDX-License-Identifier: EUPL-1.2
#include "check/function_table.h"

#include <array>

#include "check/functions.h"

namespace paraphe {
namespace {

constexpr std::size_t any = 1000;

/// What one of them finds in prose, and the attributes of that, the lint must know too
/// (lint_names.cpp).
constexpr Function own[] = {
    {functions_uri, "avant", 2, 2, xpath_before, true},
    {functions_uri, "apres", 2, 2, xpath_after, true},
    {functions_uri, "auPlusTard", 2, 2, xpath_not_after, true},
    {functions_uri, "auPlusTot", 2, 2, xpath_not_before, true},
    {functions_uri, "memeJour", 2, 2, xpath_same_day, true},
    {functions_uri, "jours", 2, 2, xpath_days, true},
    {functions_uri, "date-valide", 1, 1, xpath_is_date, true},
    {functions_uri, "duree-valide", 1, 1, xpath_is_duration, true},
    {functions_uri, "dernier-jour", 2, 3, xpath_last_day, true},
    {functions_uri, "mois", 1, 1, xpath_months, true},
    {functions_uri, "memeDuree", 2, 2, xpath_same_length, true},
    {functions_uri, "reference", 0, 0, xpath_reference, false},
    {functions_uri, "demandee", 0, 0, xpath_asked, false},
    {functions_uri, "format", 1, 1, xpath_format, true},
    {functions_uri, "date-lettres", 1, 1, xpath_date_words, true},
    {functions_uri, "lettres", 1, 1, xpath_number_words, true},
    {functions_uri, "duree-lettres", 1, 1, xpath_duration_words, true},
    {functions_uri, "euros", 1, 1, xpath_euros, true},
    {functions_uri, "luhn", 1, 1, xpath_luhn, true},
    {functions_uri, "plier", 1, 1, xpath_fold, false},
    {functions_uri, "singulier", 1, 1, xpath_singular, false},
    {functions_uri, "semblable", 2, 2, xpath_similar, false},
    {functions_uri, "repris", 1, 2, xpath_repeated, false},
    {functions_uri, "dates", 1, 1, xpath_dates, false},
    {functions_uri, "durees", 1, 1, xpath_durations, false},
    {functions_uri, "comptes", 1, 1, xpath_counts, false},
    {functions_uri, "montants", 1, 1, xpath_amounts, false},
    {functions_uri, "renvois", 1, 1, xpath_references, false},
    {functions_uri, "sigles", 1, 1, xpath_acronyms, false},
    {functions_uri, "rapports", 1, 1, xpath_ratios, false},
    {functions_uri, "pourcentages", 1, 1, xpath_percentages, false},
    {functions_uri, "intervalles", 1, 1, xpath_periods, false},
    {functions_uri, "presque", 3, 3, xpath_near_names, false},
    {functions_uri, "partages", 2, 2, xpath_shares, false},
    {functions_uri, "egalites", 2, 2, xpath_equations, false},
    {functions_uri, "doublons", 2, 2, xpath_doubles, false},
    {functions_uri, "redites", 2, 2, xpath_said_again, false},
    {functions_uri, "citations", 1, 1, xpath_citations, false},
    {functions_uri, "tournures", 2, 2, xpath_wordings, false},
    {functions_uri, "lieu", 1, 1, xpath_holder, false},
    {functions_uri, "premiers", 1, 1, xpath_first_ones, false},
    {functions_uri, "rangs", 1, 1, xpath_ranks, false},
    {functions_uri, "dates-vagues", 1, 1, xpath_vague_dates, false},
    {functions_uri, "lacunes", 1, 1, xpath_placeholders, false},
    {functions_uri, "jetons", 1, 1, xpath_tokens, false},
    {functions_uri, "citant", 2, 2, xpath_citing, false},
    {functions_uri, "reunion", 2, 9, xpath_union, false},
    {functions_uri, "nieme", 2, 2, xpath_nth, false},
    {functions_uri, "elements", 1, 1, xpath_elements, false},
    {functions_uri, "attributs", 1, 1, xpath_attributes, false},
    {functions_uri, "mots", 2, 2, xpath_words, false},
    {functions_uri, "source", 1, 1, xpath_hosts, false},
    {functions_uri, "commencant", 2, 2, xpath_beginning, false},
    {functions_uri, "vides", 1, 1, xpath_empty, false},
    {functions_uri, "liste", 1, 1, xpath_list, false},
    {functions_uri, "orphelins", 2, 3, xpath_orphans, false},
    {functions_uri, "passages", 2, 2, xpath_passages, false},
    {functions_uri, "typographie", 1, 2, xpath_typography, false},
    {functions_uri, "graphies", 2, 3, xpath_spellings, false},
    {functions_uri, "profils", 0, 0, xpath_profiles, false},
    {functions_uri, "registre", 0, 0, xpath_registers, false},
    {functions_uri, "vote", 0, 0, xpath_voted, false},
    {functions_uri, "ecarts", 0, 0, xpath_departures, false},
    {functions_uri, "present", 1, 1, xpath_present, false},
    {functions_uri, "donnee", 2, 2, xpath_datum, false},
    {exslt_dates_uri, "add", 2, 2, xpath_date_add, true},
    {exslt_dates_uri, "add-duration", 2, 2, xpath_date_add_duration, true},
    {exslt_dates_uri, "difference", 2, 2, xpath_date_difference, true},
    {exslt_dates_uri, "year", 1, 1, xpath_date_year, true},
    {exslt_dates_uri, "month-in-year", 1, 1, xpath_date_month, true},
    {exslt_dates_uri, "day-in-month", 1, 1, xpath_date_day, true},
    {exslt_dates_uri, "day-in-week", 1, 1, xpath_date_weekday, true},
    {exslt_dates_uri, "leap-year", 1, 1, xpath_date_leap_year, true},
    {"", "current", 0, 0, xpath_current, false},
    {"", "key", 2, 2, xpath_key, false},
    {"", "document", 1, 2, xpath_document, false},
};

/// XPath 1.0, section 4.
constexpr Function core[] = {
    {"", "last", 0, 0},
    {"", "position", 0, 0},
    {"", "count", 1, 1},
    {"", "id", 1, 1},
    {"", "local-name", 0, 1},
    {"", "namespace-uri", 0, 1},
    {"", "name", 0, 1},
    {"", "string", 0, 1},
    {"", "concat", 2, any, xpath_concat},
    {"", "starts-with", 2, 2, xpath_starts_with},
    {"", "contains", 2, 2, xpath_contains},
    {"", "substring-before", 2, 2},
    {"", "substring-after", 2, 2},
    {"", "substring", 2, 3},
    {"", "string-length", 0, 1},
    {"", "normalize-space", 0, 1, xpath_normalize_space},
    {"", "translate", 3, 3},
    {"", "boolean", 1, 1},
    {"", "not", 1, 1},
    {"", "true", 0, 0},
    {"", "false", 0, 0},
    {"", "lang", 1, 1},
    {"", "number", 0, 1},
    {"", "sum", 1, 1},
    {"", "floor", 1, 1},
    {"", "ceiling", 1, 1},
    {"", "round", 1, 1},
};

constexpr std::size_t hash_of(std::string_view name) {
  std::size_t hash = name.size();
  for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
  return hash % 512;
}

// Asked for every call of every rule, at each start.
constexpr std::array<const Function*, 512> slots = [] {
  std::array<const Function*, 512> table{};
  const auto put = [&table](const Function& function) {
    std::size_t slot = hash_of(function.name);
    while (table[slot] != nullptr) slot = (slot + 1) % table.size();
    table[slot] = &function;
  };
  for (const Function& function : own) put(function);
  for (const Function& function : core) put(function);
  return table;
}();

}  // namespace

const Function* find_function(std::string_view uri, std::string_view name) {
  const auto named = [&](const Function* function) {
    return function != nullptr && function->name == name && function->uri == uri;
  };
  std::size_t slot = hash_of(name);
  while (slots[slot] != nullptr && !named(slots[slot])) slot = (slot + 1) % slots.size();
  return slots[slot];
}

std::vector<std::string> function_names(std::string_view uri) {
  std::vector<std::string> names;
  for (const Function& function : own) {
    if (function.uri == uri) names.emplace_back(function.name);
  }
  for (const Function& function : core) {
    if (function.uri == uri) names.emplace_back(function.name);
  }
  return names;
}

}  // namespace paraphe
