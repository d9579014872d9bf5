// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/xpath.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace paraphe {

inline constexpr std::string_view functions_uri = "urn:paraphe:fonctions:1";
inline constexpr std::string_view exslt_dates_uri = "http://exslt.org/dates-and-times";

/// A function that expressions may call.
struct Function {
  std::string_view uri;  ///< empty for those of XPath and XSLT
  std::string_view name;
  std::size_t least = 0;  ///< arguments
  std::size_t most = 0;
  xmlXPathFunction call = nullptr;  ///< nothing for those that libxml2 has itself
  bool strict = false;  ///< tells an operand that is a declared blank from an absent one
};

/// Nothing when there is no such function.
const Function* find_function(std::string_view uri, std::string_view name);

/// The names of those in a namespace.
std::vector<std::string> function_names(std::string_view uri);

}  // namespace paraphe
