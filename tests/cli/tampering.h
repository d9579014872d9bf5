// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <qpdf/QPDF.hh>
#include <random>
#include <string>

#include "run_program.h"

namespace paraphe::testing {

using Random = std::mt19937;

/// A number below `end`.
inline std::size_t below(Random& random, std::size_t end) {
  return static_cast<std::size_t>(random() % end);
}

/// What `change` makes of a PDF, written again by qpdf.
std::string through_qpdf(const std::string& pdf, const std::function<void(QPDF&)>& change);

/// `pdf` with one object given again behind it, as a tool that adds to a file does; `object` is PDF
/// text, of a stream where it ends in « endstream ».
std::string with_increment(const std::string& pdf, int number, const std::string& object);

/// `pdf`, of this program, with `from` written as `to`, both of one length, in its metadata and its
/// information dictionary, and everything that depends on them made right again: identifier,
/// cross-references, end.
std::string rewritten(const std::string& pdf, const std::string& from, const std::string& to);

/// `pdf`, of this program, whose cross-references say the same but are deflated by zlib.
std::string with_other_deflate(const std::string& pdf);

/// What `paraphe verify` answers of the file `name` of `folder`, and its exit code under « code ».
nlohmann::json verified(const Folder& folder, const std::string& name,
                        const std::string& options = "");

/// Whether a difference of an answer names `part`, on `page` unless it is 0.
bool names(const nlohmann::json& answer, const std::string& part, int page = 0);

}  // namespace paraphe::testing
