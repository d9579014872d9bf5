// SPDX-License-Identifier: EUPL-1.2
// Examples of rules: a copy of a model draft, edited.
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include <stdexcept>

#include "check/rule_evaluation.h"
#include "check/rule_model.h"
#include "check/schematron.h"

namespace paraphe {
namespace {

using Tree = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

const xmlChar* chars(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

class Editor {
 public:
  Editor(xmlDoc* tree, const RuleFile& file, Diagnostics& out)
      : tree_(tree), file_(file), out_(out), xpath_(xmlXPathNewContext(tree)) {
    xpath_->error = [](void*, xmlError*) {};
    for (const xmlNs* ns : file.namespaces) xmlXPathRegisterNs(xpath_, ns->prefix, ns->href);
  }
  ~Editor() { xmlXPathFreeContext(xpath_); }
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  bool edit(const xmlNode* change) {
    const std::string path(attribute(change, "chemin"));
    const std::vector<xmlNode*> nodes = select(path);
    if (is_element(change, fiche_uri, "valeur")) return set(change, path, nodes);
    if (nodes.empty()) return fail(change, path);
    for (xmlNode* node : nodes) {
      if (is_element(change, fiche_uri, "retire")) {
        remove(node);
      } else if (is_element(change, fiche_uri, "remplace")) {
        for (const xmlNode* child = change->children; child != nullptr; child = child->next) {
          xmlAddPrevSibling(node, copy(child));
        }
        remove(node);
      } else if (is_element(change, fiche_uri, "ajoute")) {
        insert(change, node);
      }
    }
    return true;
  }

 private:
  std::vector<xmlNode*> select(const std::string& path) {
    std::vector<xmlNode*> out;
    const XPathValue value(xmlXPathEvalExpression(chars(path), xpath_));
    if (value == nullptr || value->type != XPATH_NODESET || value->nodesetval == nullptr)
      return out;
    for (int i = 0; i < value->nodesetval->nodeNr; ++i) {
      out.push_back(value->nodesetval->nodeTab[i]);
    }
    return out;
  }

  bool fail(const xmlNode* change, const std::string& path) {
    out_.add(rule_fault("RUL-17",
                        file_.draft.place(file_.draft.value(attribute_node(change, "chemin"))),
                        {"« " + path + " » ne désigne rien dans le modèle",
                         "'" + path + "' selects nothing in the model draft"}));
    return false;
  }

  bool set(const xmlNode* change, const std::string& path, const std::vector<xmlNode*>& nodes) {
    xmlChar* content = xmlNodeGetContent(change);
    const std::string value(reinterpret_cast<const char*>(content));
    xmlFree(content);
    for (xmlNode* node : nodes) {
      if (node->type == XML_ATTRIBUTE_NODE) {
        const std::string name(reinterpret_cast<const char*>(node->name));
        xmlSetNsProp(node->parent, node->ns, chars(name), chars(value));
      } else {
        xmlNodeSetContent(node, nullptr);
        xmlNodeAddContent(node, chars(value));
      }
    }
    if (!nodes.empty()) return true;
    // The attribute is not there yet: its owner is.
    const std::size_t slash = path.rfind("/@");
    if (slash == path.npos) return fail(change, path);
    const std::vector<xmlNode*> owners = select(path.substr(0, slash));
    if (owners.empty()) return fail(change, path);
    for (xmlNode* owner : owners) xmlSetProp(owner, chars(path.substr(slash + 2)), chars(value));
    return true;
  }

  void remove(xmlNode* node) {
    if (node->type == XML_ATTRIBUTE_NODE) {
      xmlRemoveProp(reinterpret_cast<xmlAttr*>(node));
      return;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
  }

  xmlNode* copy(const xmlNode* child) {
    return xmlDocCopyNode(const_cast<xmlNode*>(child), tree_, 1);
  }

  void insert(const xmlNode* change, xmlNode* parent) {
    xmlNode* before = attribute(change, "position") == "debut" ? parent->children : nullptr;
    for (const xmlNode* child = change->children; child != nullptr; child = child->next) {
      if (before != nullptr) {
        xmlAddPrevSibling(before, copy(child));
      } else {
        xmlAddChild(parent, copy(child));
      }
    }
  }

  xmlDoc* tree_;
  const RuleFile& file_;
  Diagnostics& out_;
  xmlXPathContext* xpath_;
};

}  // namespace

std::optional<std::string> apply_example(const Draft& draft, const RuleSet& rules,
                                         const Example& example, Diagnostics& diagnostics) {
  const RuleFile* file = nullptr;
  for (const auto& candidate : rules.model().files) {
    if (candidate->draft.tree() == example.edits->doc) file = candidate.get();
  }
  if (file == nullptr) throw std::invalid_argument("the example is of another rule set");
  const Tree tree(xmlCopyDoc(draft.tree(), 1), &xmlFreeDoc);
  if (tree == nullptr) throw std::bad_alloc();
  if (!example.profile.empty()) {
    xmlSetProp(xmlDocGetRootElement(tree.get()), chars("profil"), chars(example.profile));
  }
  bool good = true;
  Editor editor(tree.get(), *file, diagnostics);
  for (const xmlNode* change = example.edits->children; change != nullptr; change = change->next) {
    if (change->type == XML_ELEMENT_NODE) good = editor.edit(change) && good;
  }
  if (!good) return std::nullopt;
  xmlReconciliateNs(tree.get(), xmlDocGetRootElement(tree.get()));
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(tree.get(), &bytes, &size, "UTF-8");
  std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  return out;
}

}  // namespace paraphe
