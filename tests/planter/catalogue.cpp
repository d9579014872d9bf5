// SPDX-License-Identifier: EUPL-1.2
#include "catalogue.h"

#include <cstring>
#include <stdexcept>

namespace paraphe::planter {
namespace {

class Reader {
 public:
  explicit Reader(const Draft& file) : file_(file) {}

  Catalogue read() {
    for (xmlNode* node : elements(xmlDocGetRootElement(file_.tree()))) {
      if (name(node) == "texte") {
        read_agreement(node);
      } else if (name(node) == "endroit") {
        places_[get(node, "nom")] = get(node, "lieu");
      } else if (name(node) == "plante") {
        catalogue_.defects.push_back(read_defect(node));
        if (catalogue_.defects.back().rule.empty()) refuse(node, "quelle règle doit la voir ?");
      } else if (name(node) == "sain") {
        catalogue_.harmless.push_back(read_defect(node));
      } else {
        refuse(node, "inconnu");
      }
    }
    return std::move(catalogue_);
  }

 private:
  static std::string name(const xmlNode* node) { return reinterpret_cast<const char*>(node->name); }
  static std::string get(xmlNode* node, const char* attribute) {
    xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(attribute));
    std::string out = value == nullptr ? "" : reinterpret_cast<char*>(value);
    xmlFree(value);
    return out;
  }
  static std::vector<xmlNode*> elements(xmlNode* parent) {
    std::vector<xmlNode*> out;
    for (xmlNode* child = parent->children; child != nullptr; child = child->next) {
      if (child->type == XML_ELEMENT_NODE) out.push_back(child);
    }
    return out;
  }
  [[noreturn]] void refuse(const xmlNode* node, const std::string& what) const {
    throw std::runtime_error(file_.name() + ":" + std::to_string(file_.place(node).start.line) +
                             " " + name(node) + ": " + what);
  }

  /// What stands in an element, as bytes; elements of the vocabulary lose their prefix, since that
  /// is the namespace of a draft.
  std::string content(const xmlNode* node) const {
    const std::size_t begin = file_.start_tag(node).end;
    const std::size_t end = file_.element(node).end;
    if (begin == end) return "";
    std::string out = file_.bytes().substr(begin, file_.bytes().rfind("</", end - 1) - begin);
    for (const char* mark : {"<c:", "</c:"}) {
      for (std::size_t at = out.find(mark); at != out.npos; at = out.find(mark, at)) {
        out.erase(at + std::strlen(mark) - 2, 2);
      }
    }
    return out;
  }

  void read_agreement(xmlNode* node) {
    Agreement agreement{get(node, "fichier"), {}};
    for (xmlNode* known : elements(node)) {
      if (content(known).empty()) refuse(known, "sans raison");
      agreement.known[get(known, "regle")] = content(known);
    }
    catalogue_.agreements.push_back(std::move(agreement));
  }

  Defect read_defect(xmlNode* node) {
    Defect defect;
    defect.rule = get(node, "regle");
    defect.fault = get(node, "faute");
    defect.place = get(node, "lieu");
    defect.gate = get(node, "portail");
    defect.voted = get(node, "vote") == "oui";
    defect.found = get(node, "constat");
    defect.follows = " " + get(node, "suites") + " ";
    defect.missed = get(node, "manque");
    defect.line = file_.place(node).start.line;
    if (defect.place.empty()) defect.place = places_[get(node, "endroit")];
    if (defect.place.empty()) refuse(node, "où ? il faut « lieu », ou un « endroit » connu");
    for (xmlNode* operation : elements(node)) {
      defect.operations.push_back(read_operation(operation));
    }
    if (defect.operations.empty()) refuse(node, "ne change rien");
    return defect;
  }

  Operation read_operation(xmlNode* node) const {
    using Kind = Operation::Kind;
    static const std::map<std::string, Kind> kinds = {
        {"met", Kind::set},     {"ote", Kind::remove},       {"remplace", Kind::replace},
        {"ajoute", Kind::add},  {"double", Kind::duplicate}, {"echange", Kind::swap},
        {"deplace", Kind::move}};
    using Where = Operation::Where;
    static const std::map<std::string, Where> wheres = {{"", Where::end},
                                                        {"fin", Where::end},
                                                        {"debut", Where::begin},
                                                        {"avant", Where::before},
                                                        {"apres", Where::after}};
    const auto kind = kinds.find(name(node));
    const auto where = wheres.find(get(node, "position"));
    if (kind == kinds.end() || where == wheres.end()) refuse(node, "changement inconnu");
    Operation out;
    out.kind = kind->second;
    out.where = where->second;
    out.on = get(node, "sur");
    if (out.on.empty()) out.on = ".";
    out.attribute = get(node, "attribut");
    out.sought = get(node, "cherche");
    out.other = get(node, "avec");
    out.content = content(node);
    return out;
  }

  const Draft& file_;
  std::map<std::string, std::string> places_;
  Catalogue catalogue_;
};

}  // namespace

Catalogue read_catalogue(const std::string& path) {
  Diagnostics refused;
  const auto file = read_draft(path, read_bytes(path), Limits{}, refused);
  if (!file) throw std::runtime_error(path + ": " + refused.items().at(0).message.fr);
  return Reader(*file).read();
}

}  // namespace paraphe::planter
