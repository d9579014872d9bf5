// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace paraphe {

class Diagnostics;
class Draft;
class Schema;

namespace fuzz {

/// A target takes any bytes to one room of the product, and ends the process when a promise of that
/// room is broken. It keeps nothing of an input: what it does depends on the bytes alone, so that a
/// file in `found` shows a fault again. Its corpus is named in `corpus`.
using Target = void(std::string_view bytes);

Target archive;     ///< a proof, as a ZIP
Target beside;      ///< the files that lie beside a draft: waivers, frozen text, record
Target check;       ///< a draft, by schema and shipped rules, to every form of report and its fixes
Target code;        ///< what `verify --code` is given
Target draft;       ///< the loader: bytes, limits, places
Target expression;  ///< one XPath, as the test of a rule
Target form;        ///< a template, read from bytes alone; what it prints
Target pages;       ///< a draft to its PDF, printed twice
Target pdf;      ///< a PDF of any origin, by the module that `verify` runs in a process of its own
Target rules;    ///< a rule file, and what it says of a small draft
Target scan;     ///< a picture or a PDF in which codes are looked for
Target schema;   ///< a draft by the schema alone
Target text;     ///< running French text
Target written;  ///< a PDF of ours, read without a library

/// Ends the process, naming the promise, unless it was held.
void require(bool held, const char* promise);

/// The file at `path` of this repository. Errors: throws as `read_bytes`.
std::string shipped(const std::string& path);
/// Lets each target start with libxml2 as `main` prepares it.
void prepare();
/// `schemas/<name>`. Ends the process when it cannot be used.
const Schema& shipped_schema(const char* name);
/// Every finding says something in both languages; those about `file`, and their edits, stand
/// inside its `size` bytes.
void require_places(const Diagnostics& findings, const std::string& file, std::size_t size);

}  // namespace fuzz
}  // namespace paraphe
