// SPDX-License-Identifier: EUPL-1.2
#include "base/wellformed.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "base/wellformed_messages.h"

namespace paraphe {
namespace {

constexpr std::size_t most_errors = 20;  // a reader mends the first ones and tries again
constexpr std::size_t most_heard = 10 * most_errors;  // some are no more than consequences

struct Listener {
  std::size_t begin;  // of the memory given to the parser, in the file
  std::uintptr_t elements = 0;
  std::vector<ParserError> errors;
};

Listener& listener(xmlParserCtxt* context) { return *static_cast<Listener*>(context->_private); }

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

// The structured error handler of one parser context. libxml2's own column counts characters and
// its line has 16 bits; the offset of the cursor, just after the offending token, is exact.
void on_error(void* data, xmlError* error) {
  auto* context = static_cast<xmlParserCtxt*>(data);
  Listener& heard = listener(context);
  if (error->level < XML_ERR_ERROR || heard.errors.size() >= most_heard) return;
  const xmlParserInput* input = context->input;
  std::size_t at = heard.begin;
  if (input != nullptr) at += input->consumed + static_cast<std::size_t>(input->cur - input->base);
  heard.errors.push_back({error->code, at, text_of(error->str1), text_of(error->message)});
}

// Numbers the elements as they come: a second walk over the tree would cost as much as the scan.
void on_start(void* data, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
              int namespace_count, const xmlChar** namespaces, int attribute_count,
              int defaulted_count, const xmlChar** attributes) {
  auto* context = static_cast<xmlParserCtxt*>(data);
  const xmlNode* before = context->node;
  xmlSAX2StartElementNs(data, name, prefix, uri, namespace_count, namespaces, attribute_count,
                        defaulted_count, attributes);
  if (context->node == nullptr || context->node == before) return;
  // NOLINTNEXTLINE(performance-no-int-to-ptr): an ordinal kept where libxml2 offers room for a
  // pointer
  context->node->_private = reinterpret_cast<void*>(++listener(context).elements);
}

// Our bytes in pieces. After so many errors there are no more of them: the parser would tell of
// each of a million, and nobody would read it.
struct Pieces {
  const char* at;
  const char* end;
  const Listener& heard;
};

int read_piece(void* data, char* buffer, int room) {
  auto& pieces = *static_cast<Pieces*>(data);
  if (pieces.heard.errors.size() >= most_heard) return 0;
  const auto size =
      std::min(static_cast<std::size_t>(room), static_cast<std::size_t>(pieces.end - pieces.at));
  std::memcpy(buffer, pieces.at, size);
  pieces.at += size;
  return static_cast<int>(size);
}

struct FreeContext {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};

// libxml2 goes on after an error, and stumbles over its consequences. Kept are the first, and those
// that do not depend on what came before; after a lost quote or an open comment nothing can be
// trusted.
std::vector<ParserError> worth_telling(std::vector<ParserError> errors, bool structure_known) {
  std::vector<ParserError> kept;
  for (ParserError& error : errors) {
    if (structure_known && is_structural(error.code)) continue;
    const bool repeated = std::any_of(kept.begin(), kept.end(), [&](const ParserError& other) {
      return other.byte == error.byte;
    });
    if (repeated || (!kept.empty() && !is_independent(error.code))) continue;
    kept.push_back(std::move(error));
    if (derails(kept.back().code)) break;
  }
  return kept;
}

void report(const SourceText& source, const Scan& scan, const Listener& heard,
            Diagnostics& diagnostics) {
  std::vector<Diagnostic> found;
  for (const ParserError& error : worth_telling(heard.errors, !scan.tag_errors.empty())) {
    found.push_back(explain(error, source));
  }
  for (const TagError& error : scan.tag_errors) found.push_back(explain(error, source));
  if (found.empty()) found.push_back(explain(ParserError{0, source.begin(), {}, {}}, source));
  std::stable_sort(found.begin(), found.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.place.start.byte < b.place.start.byte;
  });
  if (found.size() > most_errors) found.resize(most_errors);
  for (Diagnostic& diagnostic : found) diagnostics.add(std::move(diagnostic));
}

}  // namespace

Document parse(const SourceText& source, const Scan& scan, Diagnostics& diagnostics) {
  const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
  if (context == nullptr) throw std::bad_alloc();
  Listener heard{source.begin(), 0, {}};
  context->_private = &heard;
  context->sax->serror = on_error;
  context->sax->startElementNs = on_start;
  // After the byte order mark, and without naming an encoding: libxml2 then reads our bytes as they
  // are instead of converting UTF-8 to UTF-8. Without XML_PARSE_NOENT, DTDLOAD, HUGE or RECOVER.
  const char* const begin = source.bytes().data();
  Pieces pieces{begin + source.begin(), begin + source.bytes().size(), heard};
  Document document(xmlCtxtReadIO(context.get(), read_piece, nullptr, &pieces, nullptr, nullptr,
                                  XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES));
  // A document that breaks only Namespaces in XML is returned: `nsWellFormed` tells.
  const bool accepted = document != nullptr && context->wellFormed == 1 &&
                        context->nsWellFormed == 1 && heard.errors.empty() &&
                        xmlDocGetRootElement(document.get()) != nullptr;
  // What we cannot place we do not accept: scan and tree must agree on the elements.
  if (accepted && scan.complete && heard.elements == scan.elements.size()) return document;
  report(source, scan, heard, diagnostics);
  return nullptr;
}

}  // namespace paraphe
