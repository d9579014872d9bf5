// SPDX-License-Identifier: EUPL-1.2
#include "check/svrl.h"

#include "base/xml.h"

namespace paraphe {
namespace {

void put(std::string& out, const char* name, std::string_view value) {
  if (!value.empty()) out += " " + std::string(name) + "=\"" + escape_xml(value) + "\"";
}

void put(std::string& out, const xmlNode* element, std::initializer_list<const char*> names) {
  for (const char* name : names) put(out, name, attribute(element, name));
}

void text(std::string& out, const xmlNode* element, const std::string& language,
          const std::string& attributes, const std::string& content) {
  out += "<svrl:text";
  put(out, "xml:lang", language);
  put(out, element, {"icon", "see", "fpi"});
  out += attributes + ">" + content + "</svrl:text>";
}

void reference(std::string& out, const char* name, const TraceEvent::Reference& reference) {
  const std::string kind(name);
  out += "<svrl:" + kind + "-reference";
  put(out, name, attribute(reference.element, "id"));
  put(out, reference.element, {"role"});
  if (kind == "property") put(out, reference.element, {"scheme"});
  out += ">";
  text(out, reference.element, language_of(reference.element), reference.attributes,
       reference.content);
  out += "</svrl:" + kind + "-reference>\n";
}

void write(std::string& out, const TraceEvent& event) {
  if (event.kind == TraceEvent::Kind::pattern) {
    out += event.pattern->group ? "<svrl:active-group" : "<svrl:active-pattern";
    put(out, "id", event.pattern->id);
    put(out, "documents", event.document);
    put(out, "name", title_of(event.pattern->element));
    out += "/>\n";
    return;
  }
  if (event.kind == TraceEvent::Kind::rule) {
    out += "<svrl:fired-rule";
    put(out, event.rule->element, {"id"});
    put(out, "context", event.rule->context.text);
    put(out, event.rule->element, {"role", "flag"});
    put(out, "document", event.document);
    out += "/>\n";
    return;
  }
  const Assertion& assertion = *event.assertion;
  const char* name = assertion.report ? "successful-report" : "failed-assert";
  out += "<svrl:" + std::string(name);
  put(out, "location", event.location);
  put(out, "test", assertion.test.text);
  put(out, assertion.element, {"id", "role", "flag"});
  put(out, "severity",
      event.indeterminate ? "indeterminate" : attribute(assertion.element, "severity"));
  out += ">\n";
  for (const TraceEvent::Reference& item : event.diagnostics) reference(out, "diagnostic", item);
  for (const TraceEvent::Reference& item : event.properties) reference(out, "property", item);
  text(out, assertion.element, event.language, {}, escape_xml(event.text));
  out += "\n</svrl:" + std::string(name) + ">\n";
}

}  // namespace

std::string write_svrl(const Draft& draft, const RuleSet& rules, const EvaluationOptions& options,
                       Diagnostics& faults, const std::vector<std::string>& texts) {
  CompiledRules compiled;
  Trace trace;
  Evaluation evaluation(rules.model(), compiled, draft, options, &trace);
  for (Diagnostic& fault : evaluation.run().faults) faults.add(std::move(fault));

  const RuleFile& main = *rules.model().files.front();
  const xmlNode* root = xmlDocGetRootElement(main.draft.tree());
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svrl:schematron-output"
      " xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\"";
  put(out, "title", title_of(root));
  put(out, "phase", trace.phase);
  put(out, "schemaVersion", rules.version());
  out += ">\n";
  for (const std::string& item : texts) out += "<svrl:text>" + escape_xml(item) + "</svrl:text>\n";
  for (std::size_t i = 0; i < main.own_namespaces; ++i) {
    out += "<svrl:ns-prefix-in-attribute-values";
    put(out, "uri", reinterpret_cast<const char*>(main.bindings[i].href));
    put(out, "prefix", reinterpret_cast<const char*>(main.bindings[i].prefix));
    out += "/>\n";
  }
  for (const TraceEvent& event : trace.events) write(out, event);
  return out + "</svrl:schematron-output>\n";
}

}  // namespace paraphe
