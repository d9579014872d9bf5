// SPDX-License-Identifier: EUPL-1.2
#include "check/schema.h"

#include <libxml/hash.h>
#include <libxml/parser.h>
#include <libxml/valid.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <new>
#include <set>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/once.h"
#include "base/tree.h"
#include "check/schema_constraints.h"
#include "check/schema_messages.h"
#include "check/schema_order.h"
#include "check/schema_vocabulary.h"

namespace paraphe {
namespace {

constexpr std::size_t most_findings = 200;
constexpr int most_rounds = 20;
constexpr std::size_t most_work = 64U << 20U;  // bytes of draft validated again and again

constexpr std::string_view instance = "http://www.w3.org/2001/XMLSchema-instance";

struct FreeSchema {
  void operator()(xmlSchema* schema) const { xmlSchemaFree(schema); }
};
struct FreeParser {
  void operator()(xmlSchemaParserCtxt* context) const { xmlSchemaFreeParserCtxt(context); }
};
struct FreeValidation {
  void operator()(xmlSchemaValidCtxt* context) const { xmlSchemaFreeValidCtxt(context); }
};

// libxml2 notes identifiers in the tree as it validates: the table of the document, the kind of
// each attribute. A tree that was valid once must not look different to what reads it next.
class UntouchedIdentifiers {
 public:
  explicit UntouchedIdentifiers(xmlDoc* document)
      : document_(document), clean_(document->ids == nullptr) {}
  UntouchedIdentifiers(const UntouchedIdentifiers&) = delete;
  UntouchedIdentifiers& operator=(const UntouchedIdentifiers&) = delete;
  ~UntouchedIdentifiers() {
    if (!clean_ || document_->ids == nullptr) return;
    auto* table = static_cast<xmlIDTable*>(document_->ids);
    xmlHashScan(
        table,
        [](void* payload, void*, const xmlChar*) {
          xmlAttr* attribute = static_cast<xmlID*>(payload)->attr;
          if (attribute != nullptr) attribute->atype = static_cast<xmlAttributeType>(0);
        },
        nullptr);
    xmlFreeIDTable(table);
    document_->ids = nullptr;
  }

 private:
  xmlDoc* document_;
  bool clean_;
};

struct Heard {
  const xmlDoc* document;
  std::vector<SchemaError> errors;
  bool memory_lacks = false;  ///< what was heard is not all
};

void hear(Heard& heard, const xmlError& error) {
  const auto* node = static_cast<const xmlNode*>(error.node);
  if (const xmlNode* constrained = constrained_element(heard.document, error)) node = constrained;
  if (node == nullptr || node->type != XML_ELEMENT_NODE ||
      heard.errors.size() >= 10 * most_findings)
    return;
  // After a bad value in a field of an identity constraint libxml2 adds one about itself.
  if (std::string_view(error.message).find("No precomputed value") != std::string_view::npos)
    return;
  heard.errors.push_back(read_error(error.code, node, error.message, error.str1));
}

// libxml2 calls it: nothing may be thrown through that. Where memory lacks for its message, it
// gives none.
void on_error(void* data, xmlError* error) {
  auto& heard = *static_cast<Heard*>(data);
  try {
    heard.memory_lacks |= error->code == XML_ERR_NO_MEMORY || error->message == nullptr;
    if (!heard.memory_lacks) hear(heard, *error);
  } catch (const std::bad_alloc&) {
    heard.memory_lacks = true;
  }
}

// One validation of a tree. Throws when libxml2 itself fails: silence would be taken for validity.
std::vector<SchemaError> errors_of(xmlSchema* schema, xmlDoc* document) {
  const std::unique_ptr<xmlSchemaValidCtxt, FreeValidation> context(xmlSchemaNewValidCtxt(schema));
  if (context == nullptr) throw std::bad_alloc();
  Heard heard{document, {}};
  xmlSchemaSetValidStructuredErrors(context.get(), on_error, &heard);
  const UntouchedIdentifiers untouched(document);
  const int result = xmlSchemaValidateDoc(context.get(), document);
  if (heard.memory_lacks) throw std::bad_alloc();
  if (result < 0) throw std::runtime_error("libxml2 could not validate the document");
  if (result > 0 && heard.errors.empty()) {
    heard.errors.push_back(read_error(result, xmlDocGetRootElement(document), "", nullptr));
  }
  return std::move(heard.errors);
}

// « xsi:type » and « xsi:nil » anywhere; hints where a schema lies are harmless and editors need
// them.
void report_instance_attributes(const xmlNode* node, const Draft& draft, Diagnostics& found) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      const std::string_view name = reinterpret_cast<const char*>(a->name);
      if (a->ns != nullptr && reinterpret_cast<const char*>(a->ns->href) == instance &&
          (name == "type" || name == "nil")) {
        found.add(explain_instance_attribute(a, draft));
      }
    }
    report_instance_attributes(node->children, draft, found);
  }
}

// Collects the findings of one draft over the rounds of mending and validating.
class Review {
 public:
  Review(const Draft& draft, const Vocabulary& vocabulary)
      : draft_(draft), vocabulary_(vocabulary) {}

  // Mends what keeps libxml2 from reading on; returns whether there was anything to mend.
  bool take(std::vector<SchemaError> errors, MendedCopy& copy) {
    bool mended = false;
    for (SchemaError& error : errors) {
      const xmlNode* original = MendedCopy::original(error.element);
      if (original == nullptr || error.attribute_namespace == instance ||
          error.code == XML_SCHEMAV_CVC_ELT_3_1 || !is_new(error, original)) {
        continue;
      }
      if (error.code == XML_SCHEMAV_ELEMENT_CONTENT) {
        // Before mending: the copy's names are those of the mends so far.
        const Cure cure = copy.mend(error);
        mended = mended || cure.mend != Mend::none;
        error.element = original;
        add(explain_order(error, cure, draft_, vocabulary_));
      } else {
        error.element = original;
        add(explain(error, draft_, vocabulary_));
      }
    }
    return mended;
  }

  void give(Diagnostics& diagnostics) {
    auto& items = found_.items();
    std::stable_sort(items.begin(), items.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return a.place.start.byte < b.place.start.byte;
    });
    if (items.size() > most_findings) items.resize(most_findings);
    for (Diagnostic& item : items) diagnostics.add(std::move(item));
  }

  Diagnostics& found() { return found_; }

 private:
  // One finding for an attribute or for the content of an element: libxml2 tells of the facet, of
  // the type and of the list separately, and all again in each round.
  bool is_new(const SchemaError& error, const xmlNode* original) {
    const bool absent = error.code == XML_SCHEMAV_CVC_COMPLEX_TYPE_4;
    const bool order = error.code == XML_SCHEMAV_ELEMENT_CONTENT && !error.missing;
    if (absent && suggested_.count({original, error.attribute}) > 0) return false;
    return seen_.insert({original, error.attribute, absent ? 1 : order ? 2 : 0}).second;
  }

  void add(Diagnostic diagnostic) { found_.add(std::move(diagnostic)); }

 public:
  // A misspelt attribute is not also a missing one.
  void note_suggestions(const std::vector<SchemaError>& errors) {
    for (const SchemaError& error : errors) {
      const xmlNode* original = MendedCopy::original(error.element);
      if (error.code != XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1 || original == nullptr) continue;
      SchemaError placed = error;
      placed.element = original;
      for (const Edit& edit : explain(placed, draft_, vocabulary_).edits) {
        suggested_.insert({original, edit.replacement});
      }
    }
  }

 private:
  const Draft& draft_;
  const Vocabulary& vocabulary_;
  Diagnostics found_;
  std::set<std::tuple<const xmlNode*, std::string, int>> seen_;
  std::set<std::pair<const xmlNode*, std::string>> suggested_;
};

}  // namespace

struct Schema::Grammar {
  // The schema points into the tree of the file it was read from.
  explicit Grammar(Draft read) : file(std::move(read)) {}

  // With the annotations, of which messages are made: read by the first thread that needs them.
  const xmlNode* whole() {
    once.run([this] {
      Diagnostics ignored;  // accepted once already, but for the annotations
      annotated = read_draft(file.name(), file.bytes(), {}, ignored);
    });
    return xmlDocGetRootElement(annotated ? annotated->tree() : file.tree());
  }

  Draft file;
  std::unique_ptr<xmlSchema, FreeSchema> schema;

 private:
  Once once;
  std::optional<Draft> annotated;
};

Schema::Schema(std::unique_ptr<Grammar> grammar) : grammar_(std::move(grammar)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

std::optional<Schema> Schema::load(const std::string& path, Diagnostics& diagnostics) {
  auto file = read_abridged(path, read_bytes(path), schema_annotation, {});
  if (!file) {
    read_draft(path, read_bytes(path), {}, diagnostics);  // says why
    return std::nullopt;
  }
  auto grammar = std::make_unique<Grammar>(std::move(*file));
  const std::unique_ptr<xmlSchemaParserCtxt, FreeParser> context(
      xmlSchemaNewDocParserCtxt(grammar->file.tree()));
  if (context == nullptr) throw std::bad_alloc();
  struct Listener {
    const Draft& draft;
    Diagnostics& diagnostics;
    std::size_t count = 0;
  } listener{grammar->file, diagnostics};
  xmlSchemaSetParserStructuredErrors(
      context.get(),
      [](void* data, xmlError* error) {
        auto& heard = *static_cast<Listener*>(data);
        if (error->level < XML_ERR_ERROR) return;
        ++heard.count;
        Diagnostic diagnostic;
        diagnostic.id = "SCH-00";
        diagnostic.severity = Severity::fatal;
        const auto* node = static_cast<const xmlNode*>(error->node);
        const bool placed = node != nullptr && node->type == XML_ELEMENT_NODE;
        diagnostic.place = placed ? heard.draft.place(node) : heard.draft.place();
        std::string reason = error->message == nullptr ? "" : error->message;
        while (!reason.empty() && (reason.back() == '\n' || reason.back() == '.'))
          reason.pop_back();
        diagnostic.message = {"le schéma ne peut pas être employé : " + reason,
                              "the schema cannot be used: " + reason};
        diagnostic.remedy = {"rétablir le fichier livré avec le programme",
                             "restore the file that came with the program"};
        heard.diagnostics.add(std::move(diagnostic));
      },
      &listener);
  grammar->schema.reset(xmlSchemaParse(context.get()));
  if (grammar->schema != nullptr && listener.count == 0) return Schema(std::move(grammar));
  if (listener.count == 0) throw std::runtime_error("libxml2 could not read the schema " + path);
  return std::nullopt;
}

void Schema::validate(const Draft& draft, Diagnostics& diagnostics) const {
  Diagnostics instance_attributes;
  if (draft.bytes().find(instance) != std::string::npos) {
    report_instance_attributes(draft.tree()->children, draft, instance_attributes);
  }
  const bool valid = errors_of(grammar_->schema.get(), draft.tree()).empty();
  if (valid && instance_attributes.empty()) return;
  const Vocabulary vocabulary(grammar_->whole());
  Review review(draft, vocabulary);
  review.found() = std::move(instance_attributes);
  if (!valid) {
    MendedCopy copy(draft.tree(), grammar_->schema.get(), vocabulary);
    std::size_t work = 0;
    for (int round = 0; round < most_rounds && work <= most_work; ++round) {
      auto errors = errors_of(grammar_->schema.get(), copy.tree());
      review.note_suggestions(errors);
      if (!review.take(std::move(errors), copy)) break;
      work += draft.bytes().size();
    }
  }
  review.give(diagnostics);
}

std::optional<Draft> read_valid(std::string name, std::string bytes, const Limits& limits,
                                const Schema& schema, Diagnostics& diagnostics) {
  auto file = read_draft(std::move(name), std::move(bytes), limits, diagnostics);
  if (!file) return std::nullopt;
  Diagnostics refusals;
  schema.validate(*file, refusals);
  for (const Diagnostic& refusal : refusals.items()) diagnostics.add(refusal);
  if (!refusals.empty()) return std::nullopt;
  return file;
}

}  // namespace paraphe
