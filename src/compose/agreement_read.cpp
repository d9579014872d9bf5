// SPDX-License-Identifier: EUPL-1.2
#include "compose/agreement_read.h"

#include <algorithm>
#include <utility>

namespace paraphe {

using namespace reading;

namespace {

void read_front(const pugi::xml_node& root, Agreement& agreement) {
  agreement.nature = attribute(root, "nature");
  if (agreement.nature.empty()) agreement.nature = local_name(root);
  agreement.rank = attribute(root, "numero");
  agreement.profile = attribute(root, "profil");
  agreement.status = attribute(root, "statut");
  agreement.version = attribute(root, "version");
  agreement.language = attribute(root, "langue");
  agreement.title = content(child(root, "titre"));
  for (const pugi::xml_node& each : children(root, "reference")) {
    agreement.references.push_back(
        {attribute(each, "partie"), collapsed(each.text().get()), source(each)});
  }
  const pugi::xml_node years = child(root, "periode");
  agreement.first_year = attribute(years, "debut");
  agreement.last_year = attribute(years, "fin");
  for (const pugi::xml_node& each : children(root, "precedent")) {
    Predecessor predecessor{attribute(each, "relation"),
                            attribute(each, "nature"),
                            attribute(each, "reference"),
                            attribute(each, "annee"),
                            date(each, "date"),
                            std::nullopt,
                            source(each)};
    predecessor.end = date(each, "fin");
    if (const pugi::xml_node title = child(each, "titre")) predecessor.title = content(title);
    agreement.predecessors.push_back(std::move(predecessor));
  }
  if (const pugi::xml_node amended = child(root, "acteModifie")) {
    agreement.predecessors.push_back(amended_act(amended));
  }
  for (const pugi::xml_node& each : children(child(root, "organismes"), "organisme")) {
    agreement.bodies.push_back({attribute(each, "id"), collapsed(each.text().get()),
                                attribute(each, "sigle"), attribute(each, "langue"), source(each)});
  }
}

std::vector<Recital> recitals(const pugi::xml_node& node, std::string_view name) {
  std::vector<Recital> read;
  for (const pugi::xml_node& each : children(node, name)) {
    read.push_back({content(each), source(each)});
  }
  return read;
}

void read_body(const pugi::xml_node& root, Agreement& agreement) {
  agreement.visas = recitals(child(root, "visas"), "visa");
  agreement.considerations = recitals(child(root, "considerants"), "considerant");
  agreement.preamble = body(child(root, "preambule"));
  for (const pugi::xml_node& each : children(child(root, "definitions"), "definition")) {
    agreement.definitions.push_back(
        {attribute(each, "id"), attribute(each, "terme"), content(each), source(each)});
  }
  for (const pugi::xml_node& each : children(child(root, "articles"), "article")) {
    agreement.articles.push_back(
        {attribute(each, "id"), content(child(each, "titre")), body(each), source(each)});
  }
}

void read_end(const pugi::xml_node& root, Agreement& agreement) {
  const pugi::xml_node closing = child(root, "cloture");
  agreement.closing.originals = number(closing, "originaux", 1);
  agreement.closing.place = attribute(closing, "lieu");
  agreement.closing.mode = attribute(closing, "mode");
  agreement.closing.date = date(closing, "date");
  agreement.closing.source = source(closing);
  for (const pugi::xml_node& each : children(closing, "blanc")) {
    agreement.closing.blanks.push_back(
        {{attribute(each, "objet"), attribute(each, "partie")}, source(each)});
  }
  for (const pugi::xml_node& each : children(child(root, "signatures"), "signature")) {
    agreement.signing_order.push_back(attribute(each, "partie"));
  }
  for (const pugi::xml_node& each : children(child(root, "annexes"), "annexe")) {
    Annex annex{attribute(each, "id"),
                attribute(each, "fichier"),
                attribute(each, "pages"),
                attribute(each, "orientation") == "paysage",
                content(child(each, "titre")),
                std::nullopt,
                body(each),
                source(each)};
    if (const pugi::xml_node own = child(each, "duree")) annex.term = term(own);
    agreement.annexes.push_back(std::move(annex));
  }
}

/// Whether an attribute says that something is an example. Walks without recursion: depth is the
/// author's.
bool illustrative(const pugi::xml_node& root) {
  struct Walker : pugi::xml_tree_walker {
    bool found = false;
    bool for_each(pugi::xml_node& node) override {
      found = !node.attribute("illustratif").empty();
      return !found;
    }
  } walker;
  pugi::xml_node start = root;
  start.traverse(walker);
  return walker.found || !root.attribute("illustratif").empty();
}

}  // namespace

std::optional<Agreement> read_agreement(std::string_view bytes, Diagnostics& diagnostics) {
  pugi::xml_document document;
  // parse_ws_pcdata: by default pugixml drops the space between two inline elements.
  document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata,
                       pugi::encoding_utf8);
  const pugi::xml_node root = document.document_element();
  const bool amends = is(root, "avenant");
  if (!amends && !is(root, "convention")) {
    Diagnostic wrong;
    wrong.id = "CMP-00";
    wrong.severity = Severity::fatal;
    const std::string name{local_name(root)};
    wrong.message = {"l’élément racine « " + name + " » n’est ni une convention ni un avenant",
                     "the root element '" + name + "' is neither a convention nor an avenant"};
    wrong.remedy = {"commencer le projet par « convention » ou par « avenant »",
                    "start the draft with the element 'convention' or 'avenant'"};
    diagnostics.add(std::move(wrong));
    return std::nullopt;
  }
  Agreement agreement;
  agreement.source = source(root);
  agreement.illustrative = illustrative(root);
  read_front(root, agreement);
  agreement.parties = parties(child(root, "parties"));
  agreement.attendants = attendants(child(root, "parties"));
  agreement.term = amends && !agreement.predecessors.empty()
                       ? amended_term(root, agreement.predecessors.front().end)
                       : term(child(root, "duree"));
  read_body(root, agreement);
  read_end(root, agreement);
  return agreement;
}

const Party* Agreement::party(std::string_view id) const {
  const auto found = std::find_if(parties.begin(), parties.end(),
                                  [id](const Party& party) { return party.id == id; });
  return found == parties.end() ? nullptr : &*found;
}

const Body* Agreement::body(std::string_view id) const {
  const auto found =
      std::find_if(bodies.begin(), bodies.end(), [id](const Body& body) { return body.id == id; });
  return found == bodies.end() ? nullptr : &*found;
}

const Person* Agreement::person(std::string_view id) const {
  for (const Party& party : parties) {
    if (party.representative.id == id) return &party.representative;
    if (party.delegate && party.delegate->person.id == id) return &party.delegate->person;
  }
  for (const Attendant& attendant : attendants) {
    if (attendant.representative && attendant.representative->id == id) {
      return &*attendant.representative;
    }
  }
  return nullptr;
}

}  // namespace paraphe
