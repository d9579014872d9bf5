// SPDX-License-Identifier: EUPL-1.2
#include <cstdio>
#include <cstdlib>

#include "base/english.h"
#include "base/numerals.h"
#include "base/prose.h"
#include "check/function_values.h"
#include "check/functions.h"

namespace paraphe {
namespace {

/// Cents of an amount in euros written `240000` or `1234.5`; nothing for anything else.
std::optional<std::int64_t> cents(const std::string& text) {
  const std::size_t point = text.find('.');
  std::string digits = text.substr(0, point);
  std::string fraction = point == text.npos ? "" : text.substr(point + 1);
  if (digits.empty() || digits.size() > 11 || fraction.size() > 2) return std::nullopt;
  fraction.resize(2, '0');
  digits += fraction;
  if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  return std::strtoll(digits.c_str(), nullptr, 10);
}

/// fold() of an argument; kept with a node, since rules come back to it.
const std::string& folded(xmlXPathParserContext* context, xmlXPathObject* value,
                          std::string& buffer) {
  const auto nodes = nodes_of(value);
  if (nodes.size() == 1) return evaluation_of(context).folded(nodes[0]);
  std::string text;
  buffer = fold(text_of(value, text));
  return buffer;
}

}  // namespace

void xpath_format(xmlXPathParserContext* context, int) {
  const std::optional<Date> date = pop_date(context);
  if (!date) return push(context, std::string());
  if (evaluation_of(context).english()) return push(context, english_date(*date));
  char out[16];
  std::snprintf(out, sizeof out, "%02u/%02u/%04d", date->day(), date->month(), date->year());
  push(context, std::string(out));
}

void xpath_date_words(xmlXPathParserContext* context, int) {
  const std::optional<Date> date = pop_date(context);
  if (!date) return push(context, std::string());
  push(context, evaluation_of(context).english() ? english_date(*date) : date_words(*date));
}

void xpath_number_words(xmlXPathParserContext* context, int) {
  const std::optional<std::string> digits = pop_digits(context);
  if (!digits) return push(context, std::string());
  const std::int64_t number = std::strtoll(digits->c_str(), nullptr, 10);
  push(context, evaluation_of(context).english() ? english_number(number) : number_words(number));
}

void xpath_duration_words(xmlXPathParserContext* context, int) {
  const std::optional<Duration> duration = pop_duration(context);
  if (!duration) return push(context, std::string());
  const bool english = evaluation_of(context).english();
  push(context, english ? english_duration(*duration) : duration_words(*duration));
}

void xpath_euros(xmlXPathParserContext* context, int) {
  const Operand operand = pop_operand(context);
  if (operand.unknown || operand.text.empty()) return push(context, std::string());
  const std::optional<std::int64_t> amount = cents(operand.text);
  if (!amount)
    invalid(context, operand, {"n’est pas un montant en euros", "is no amount in euros"});
  if (!amount) return push(context, std::string());
  const bool english = evaluation_of(context).english();
  push(context, english ? english_amount(*amount) : amount_figures(*amount));
}

void xpath_luhn(xmlXPathParserContext* context, int) {
  push(context, luhn(pop_operand(context).text));
}

void xpath_fold(xmlXPathParserContext* context, int) {
  const XPathValue value = pop(context);
  std::string buffer;
  push(context, folded(context, value.get(), buffer));
}

void xpath_singular(xmlXPathParserContext* context, int) {
  push(context, singular(fold(pop_string(context))));
}

void xpath_similar(xmlXPathParserContext* context, int) {
  const XPathValue second = pop(context);
  const XPathValue first = pop(context);
  std::string a, b;
  push(context, similar_folded(folded(context, first.get(), a), folded(context, second.get(), b)));
}

}  // namespace paraphe
