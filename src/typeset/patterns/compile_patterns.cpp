// SPDX-License-Identifier: EUPL-1.2
// compile_patterns DICTIONARY EXCEPTIONS OUT.cpp: a libhyphen text dictionary (UTF-8, no
// alternative spellings) as the tables of typeset/patterns.h.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct Node {
  std::map<std::uint8_t, std::size_t> edges;
  std::string digits;  // one a gap between code points, before the first one included; empty: no
                       // pattern ends here
};

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// « ab3réa » gives the letters « abréa » and the digits 00300.
void add_pattern(std::vector<Node>& trie, const std::string& pattern) {
  std::size_t at = 0;
  std::string digits = "0";
  for (const char c : pattern) {
    if (c >= '0' && c <= '9') {
      digits.back() = c;
      continue;
    }
    if (!continues(c)) digits += '0';
    const auto [edge, is_new] =
        trie[at].edges.try_emplace(static_cast<std::uint8_t>(c), trie.size());
    at = edge->second;
    if (is_new) trie.emplace_back();
  }
  trie[at].digits = digits;
}

std::vector<Node> read_dictionary(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  if (!std::getline(in, line) || line.rfind("UTF-8", 0) != 0)
    throw std::runtime_error(path + ": not a UTF-8 hyphenation dictionary");
  std::vector<Node> trie(1);
  while (std::getline(in, line)) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (line.find('/') != std::string::npos)
      throw std::runtime_error(path + ": spelling changes are not supported: " + line);
    // Patterns before NEXTLEVEL would be for compounds; the French dictionary has none.
    if (line.empty() || line[0] == '%' || (line[0] >= 'A' && line[0] <= 'Z')) continue;
    add_pattern(trie, line);
  }
  return trie;
}

std::set<std::string> read_exceptions(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  std::set<std::string> words;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') words.insert(line);
  return words;
}

void write(const std::vector<Node>& trie, const std::set<std::string>& exceptions,
           std::ostream& out) {
  std::string nodes, edges, values;
  std::size_t edge_count = 0, value_count = 0;
  std::map<std::string, std::size_t> shared;  // many patterns have the same digits
  for (const Node& node : trie) {
    std::size_t value = 0;
    const auto first = node.digits.find_first_not_of('0');
    if (first != std::string::npos) {
      const auto last = node.digits.find_last_not_of('0');
      const auto [place, is_new] = shared.try_emplace(node.digits.substr(0, last + 1), value_count);
      if (is_new) {
        values += std::to_string(first) + ',' + std::to_string(last + 1 - first) + ',';
        for (auto i = first; i <= last; ++i) values += std::string(1, node.digits[i]) + ',';
        values += '\n';
        value_count += 3 + last - first;
      }
      value = place->second + 1;
    }
    nodes += '{' + std::to_string(edge_count) + ',' + std::to_string(value) + "},\n";
    for (const auto& [byte, target] : node.edges)
      edges += '{' + std::to_string(byte) + ',' + std::to_string(target) + "},\n";
    edge_count += node.edges.size();
  }
  nodes += '{' + std::to_string(edge_count) + ",0},\n";  // ends the edges of the last node
  if (trie.size() > 65'535 || edge_count > 65'535 || value_count > 65'534)
    throw std::runtime_error("the dictionary is too large for its tables");
  out << "// Generated from a hyphenation dictionary; not to be edited.\n#include "
         "\"typeset/patterns.h\"\n"
      << "namespace paraphe::setting {\nnamespace {\nconstexpr PatternNode nodes[] = {\n"
      << nodes << "};\nconstexpr PatternEdge edges[] = {\n"
      << edges << "};\nconstexpr std::uint8_t values[] = {\n"
      << values << "};\nconstexpr char exceptions[] = \"\\n\"\n";
  for (const std::string& word : exceptions) out << '"' << word << "\\n\"\n";
  out << ";\nconstexpr Patterns patterns{nodes, edges, values, {exceptions, sizeof exceptions - "
         "1}};\n}\n"
      << "const Patterns& french_patterns() { return patterns; }\n}\n";
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 4) throw std::runtime_error("usage: compile_patterns DICTIONARY EXCEPTIONS OUT.cpp");
  std::ofstream out(argv[3]);
  write(read_dictionary(argv[1]), read_exceptions(argv[2]), out);
  if (!out.flush()) throw std::runtime_error(std::string(argv[3]) + ": cannot be written");
  return 0;
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
