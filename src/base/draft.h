// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <libxml/tree.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/text_reading.h"

namespace paraphe {

class SourceText;

/// What a draft may hold before it is refused. The message of a refusal names the limit.
struct Limits {
  std::size_t bytes = 32U << 20U;  ///< size of the file
  std::size_t depth = 64;          ///< nested elements
  std::size_t elements = 400'000;
  std::size_t attributes = 64;             ///< per element (libxml2's duplicate check is quadratic)
  std::size_t all_attributes = 1'000'000;  ///< of all elements, declarations of namespaces too
  std::size_t asides = 100'000;            ///< comments, instructions, CDATA sections
  std::size_t lines = 1'000'000;
  std::size_t names = 2'000;  ///< distinct element and attribute names
  std::size_t name_bytes = 256;
  std::size_t value_bytes = 64U << 10U;  ///< one attribute value
  std::size_t text_bytes = 1U << 20U;    ///< one run of text
};

/// An XML file that was accepted: its bytes, its tree, and where every node and attribute stands.
/// Movable, not copyable; owns the tree. Used for drafts, rule files and templates alike.
class Draft {
 public:
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;
  ~Draft();

  const std::string& name() const;   ///< as the reader typed it; « - » for standard input
  const std::string& bytes() const;  ///< exactly what was read
  xmlDoc* tree() const;  ///< parsed without DTD, entities of XML only; CDATA kept as nodes

  /// The name in the start tag of an element, the whole `name="value"` of an attribute, the text of
  /// a text node, a comment or a processing instruction. The root's name for the document node.
  Span span(const xmlNode* node) const;
  /// The whole start tag of an element, from `<` to `>`.
  Span start_tag(const xmlNode* element) const;
  /// The whole element, from the `<` of its start tag to the `>` of its end tag.
  Span element(const xmlNode* element) const;
  /// Between the quotes of an attribute.
  Span value(const xmlAttr* attribute) const;
  /// The source of bytes [offset, offset + length) of the content of a text or CDATA node: a
  /// character reference counts as the character it stands for, a CRLF as one LF.
  Span text(const xmlNode* text, std::size_t offset, std::size_t length) const;
  Span text(const xmlNode* text, std::size_t offset, std::size_t length,
            TextReading& reading) const;
  /// The same inside the normalised value of an attribute.
  Span value(const xmlAttr* attribute, std::size_t offset, std::size_t length) const;

  Place place(Span span) const;
  Place place(const xmlNode* node) const { return place(span(node)); }
  /// The whole file, no line.
  Place place() const;
  /// Line `number` (from 1) without its end; empty past the end.
  std::string_view line(std::size_t number) const;
  /// How many elements `read_abridged` left empty; 0 for a file that was read whole.
  std::size_t left_out() const;

 private:
  struct Source;
  explicit Draft(std::unique_ptr<Source> source);
  friend std::optional<Draft> read_abridged(std::string, std::string, std::string_view,
                                            const Limits&);
  friend std::optional<Draft> read_draft(std::shared_ptr<const SourceText>, const Limits&,
                                         Diagnostics&);
  std::unique_ptr<Source> source_;
};

/// Accepts or refuses `bytes`: size, UTF-8 only (no NUL, no control character, no other declared
/// encoding), the limits, no DOCTYPE, then well-formed XML 1.0 with namespaces by libxml2. Errors:
/// returns nothing exactly when it reported one; several are reported where that is possible.
/// Source: XML 1.0 (5th ed.), Namespaces in XML 1.0; limits: see `Limits`.
std::optional<Draft> read_draft(std::string name, std::string bytes, const Limits& limits,
                                Diagnostics& diagnostics);
/// The same of a text that whoever asks still needs, were it refused: it is not copied.
std::optional<Draft> read_draft(std::shared_ptr<const SourceText> text, const Limits& limits,
                                Diagnostics& diagnostics);

/// The same for a file of which much is seldom needed: elements written `<leave_out …>` are empty
/// in the tree, and nothing that stands inside them is looked at. All else stands where it stands
/// in the whole file, which `bytes` still gives. Errors: returns nothing when the rest is refused;
/// why is for `read_draft` to say.
std::optional<Draft> read_abridged(std::string name, std::string bytes, std::string_view leave_out,
                                   const Limits& limits);

/// The bytes of a file, or of standard input for « - »: those that stood there at one moment. Never
/// inflates, never resolves a URL. Errors: throws std::system_error when it cannot be read, when it
/// is larger than `limits.bytes` (EFBIG), and when it is written to while it is read (EBUSY).
std::string read_bytes(const std::string& path, const Limits& limits = {});

}  // namespace paraphe
