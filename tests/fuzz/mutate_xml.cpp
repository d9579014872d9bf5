// SPDX-License-Identifier: EUPL-1.2
// How libFuzzer changes XML for the targets behind the loader: most changes keep it well-formed,
// for what is not never reaches them. One in four is of bytes.
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <pugixml.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Dice = std::minstd_rand;
using Nodes = std::vector<pugi::xml_node>;

void gather(pugi::xml_node node, Nodes& elements) {
  elements.push_back(node);
  for (const pugi::xml_node child : node.children())
    if (child.type() == pugi::node_element) gather(child, elements);
}

template <class T>
const T& one_of(const std::vector<T>& all, Dice& dice) {
  return all[dice() % all.size()];
}

std::string mutated(std::string value) {
  const std::size_t size = value.size();
  value.resize(size + 64);
  value.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(value.data()), size, value.size()));
  return value;
}

pugi::xml_attribute any_attribute(pugi::xml_node node, Dice& dice) {
  std::vector<pugi::xml_attribute> all(node.attributes_begin(), node.attributes_end());
  return all.empty() ? pugi::xml_attribute() : one_of(all, dice);
}

void change_words(pugi::xml_node at, pugi::xml_node other, Dice& dice) {
  pugi::xml_node text =
      at.find_child([](pugi::xml_node n) { return n.type() == pugi::node_pcdata; });
  if (!text) text = at.append_child(pugi::node_pcdata);
  text.set_value((dice() % 2 ? std::string(other.child_value()) : mutated(text.value())).c_str());
}

/// One change of the element `at`; `other` lends what is copied.
void change(pugi::xml_node at, pugi::xml_node other, Dice& dice) {
  pugi::xml_attribute attribute = any_attribute(at, dice), from = any_attribute(other, dice);
  switch (dice() % 9) {
    case 0:
      at.parent().remove_child(at);
      break;
    case 1:
      at.parent().insert_copy_after(at, at);
      break;
    case 2:
      at.parent().insert_copy_before(other, at);
      break;
    case 3:
      at.append_copy(other);
      break;
    case 4:
      at.remove_attribute(attribute);
      break;
    case 5:
      attribute.set_value(from.value());
      break;
    case 6:
      attribute.set_value(mutated(attribute.value()).c_str());
      break;
    case 7:
      if (from && !at.attribute(from.name())) at.append_copy(from);
      break;
    default:
      change_words(at, other, dice);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  Dice dice(seed);
  pugi::xml_document document;
  const bool read =
      dice() % 4 != 0 && document.load_buffer(data, size, pugi::parse_full | pugi::parse_ws_pcdata);
  if (!read || !document.document_element()) return LLVMFuzzerMutate(data, size, most);
  for (unsigned times = 1 + dice() % 3; times > 0 && document.document_element(); --times) {
    Nodes elements;
    gather(document.document_element(), elements);
    change(one_of(elements, dice), one_of(elements, dice), dice);
  }
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration);
  const std::string bytes = out.str();
  if (bytes.empty() || bytes.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::memcpy(data, bytes.data(), bytes.size());
  return bytes.size();
}
