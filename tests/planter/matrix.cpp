// SPDX-License-Identifier: EUPL-1.2
#include "matrix.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <mutex>
#include <random>
#include <stdexcept>
#include <thread>

#include "places.h"

namespace paraphe::planter {
namespace {

const std::string root = source_dir;

std::string rule_of(const Defect& defect) { return defect.rule.substr(0, defect.rule.find('.')); }

std::string short_name(const std::string& file) { return std::filesystem::path(file).stem(); }

/// One below `count`, the same on every machine, which the distributions of the library are not.
std::size_t draw(std::mt19937_64& chance, std::size_t count) {
  return static_cast<std::size_t>(chance() % count);
}

std::vector<Draft> registers() {
  std::vector<std::string> files = register_files();
  for (const auto& entry : std::filesystem::directory_iterator(root + "/schemas/registre"))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  std::vector<Draft> out;
  for (const std::string& file : files) {
    Diagnostics refused;
    auto draft = read_draft(file, read_bytes(file), Limits{}, refused);
    if (!draft) throw std::runtime_error(file);
    out.push_back(std::move(*draft));
  }
  return out;
}

void sow_one(Ground& ground, const Catalogue& catalogue, int draws, int random, std::uint64_t seed,
             Matrix& matrix) {
  std::mt19937_64 chance(seed);
  std::vector<std::pair<const Defect*, std::vector<xmlNode*>>> possible;
  for (const Defect& defect : catalogue.defects) {
    std::vector<xmlNode*> places = ground.places(defect);
    if (!places.empty()) possible.emplace_back(&defect, places);
    for (int i = 0; i < draws && !places.empty(); ++i) {
      const std::size_t at = draw(chance, places.size());
      matrix.add(defect, ground.name(), ground.attempt(defect, places[at]));
      places.erase(places.begin() + static_cast<std::ptrdiff_t>(at));
    }
  }
  for (int i = 0; i < random; ++i) {
    const auto& [defect, places] = possible[draw(chance, possible.size())];
    matrix.add(*defect, ground.name(),
               ground.attempt(*defect, places[draw(chance, places.size())]));
  }
}

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
  planted += other.planted;
  caught += other.caught;
  on_the_words += other.on_the_words;
  refused += other.refused;
  excused += other.excused;
  return *this;
}

void Matrix::add(const Defect& defect, const std::string& agreement, const Trial& trial) {
  Tally& tally = cells[rule_of(defect)][short_name(agreement)];
  if (trial.fate == Fate::impossible) return;
  if (trial.fate == Fate::refused) {
    ++tally.refused;
    return;
  }
  ++tally.planted;
  tally.on_the_words += trial.on_the_words ? 1 : 0;
  if (trial.fate == Fate::caught) {
    ++tally.caught;
    ++caught_as[defect.rule];
  } else if (!defect.missed.empty()) {
    ++tally.excused;
  } else {
    misses.push_back(defect.rule + " (plantes.xml:" + std::to_string(defect.line) + ") " +
                     short_name(agreement) + ":" + std::to_string(trial.line) + " " + defect.fault);
  }
  for (const Heard& other : trial.others) {
    const std::string pair = rule_of(defect) + " → " + other.rule;
    ++noise[pair];
    heard_as.emplace(pair, short_name(agreement) + ":" + std::to_string(trial.line) + " " +
                               defect.fault + " : " + other.message);
  }
}

void Matrix::add(const Matrix& other) {
  for (const auto& [rule, row] : other.cells) {
    for (const auto& [agreement, tally] : row) cells[rule][agreement] += tally;
  }
  misses.insert(misses.end(), other.misses.begin(), other.misses.end());
  for (const auto& [id, count] : other.caught_as) caught_as[id] += count;
  for (const auto& [pair, count] : other.noise) noise[pair] += count;
  heard_as.insert(other.heard_as.begin(), other.heard_as.end());
}

Tally Matrix::of_rule(const std::string& rule) const {
  Tally out;
  const auto row = cells.find(rule);
  if (row == cells.end()) return out;
  for (const auto& [agreement, tally] : row->second) out += tally;
  return out;
}

Tally Matrix::of_group(const std::string& group) const {
  Tally out;
  for (const auto& [rule, row] : cells) {
    if (rule.rfind(group, 0) == 0) out += of_rule(rule);
  }
  return out;
}

std::string Matrix::table() const {
  std::map<std::string, int> columns;
  for (const auto& [rule, row] : cells) {
    for (const auto& [agreement, tally] : row) columns.emplace(agreement, 0);
  }
  std::string out;
  int number = 0;
  for (auto& [agreement, column] : columns) {
    column = ++number;
    out += "  (" + std::to_string(column) + ") " + agreement + "\n";
  }
  char cell[40];
  out += "\nrule    ";
  for (int i = 1; i <= number; ++i) {
    std::snprintf(cell, sizeof cell, "%8s", ("(" + std::to_string(i) + ")").c_str());
    out += cell;
  }
  out += "     all refused\n";
  for (const auto& [rule, row] : cells) {
    std::snprintf(cell, sizeof cell, "%-8s", rule.c_str());
    out += cell;
    const auto text = [](const Tally& t) {
      return t.planted == 0 ? std::string(".")
                            : std::to_string(t.caught) + "/" + std::to_string(t.planted);
    };
    for (const auto& [agreement, column] : columns) {
      const auto found = row.find(agreement);
      std::snprintf(cell, sizeof cell, "%8s",
                    text(found == row.end() ? Tally{} : found->second).c_str());
      out += cell;
    }
    const Tally all = of_rule(rule);
    std::snprintf(cell, sizeof cell, "%8s%8d\n", text(all).c_str(), all.refused);
    out += cell;
  }
  return out;
}

std::string Matrix::summary(int most_noises) const {
  std::string out = "group  planted  caught  rate  on the words  refused by the schema  excused\n";
  std::map<std::string, int> groups{{"", 0}};
  for (const auto& [rule, row] : cells) groups[rule.substr(0, rule.find('-'))];
  char line[120];
  for (const auto& [group, unused] : groups) {
    const Tally t = of_group(group);
    std::snprintf(line, sizeof line, "%-5s%9d%8d%5.1f%%%14d%23d%9d\n",
                  group.empty() ? "all" : group.c_str(), t.planted, t.caught,
                  t.planted == 0 ? 0.0 : 100.0 * t.caught / t.planted, t.on_the_words, t.refused,
                  t.excused);
    out += line;
  }
  out += "\nmissed:\n";
  for (const std::string& miss : misses) out += "  " + miss + "\n";
  std::vector<std::pair<int, std::string>> loudest;
  for (const auto& [pair, count] : noise) loudest.emplace_back(count, pair);
  std::sort(loudest.rbegin(), loudest.rend());
  if (loudest.size() > static_cast<std::size_t>(most_noises))
    loudest.resize(static_cast<std::size_t>(most_noises));
  out += "\nother rules that spoke:\n";
  for (const auto& [count, pair] : loudest)
    out += "  " + std::to_string(count) + " × " + pair + "  " + heard_as.at(pair) + "\n";
  return out;
}

/// One thread for each processor; `task` is given a ground and the rank of its agreement.
template <class Task>
void on_every_ground(const Catalogue& catalogue, const RuleSet& rules, const Task& task) {
  Diagnostics faults;
  const auto schema = Schema::load(root + "/schemas/convention.xsd", faults);
  if (!schema) throw std::runtime_error("convention.xsd");
  std::atomic<std::size_t> next = 0;
  std::exception_ptr failed;
  std::mutex failing;
  const auto work = [&] {
    try {
      const std::vector<Draft> known = registers();
      std::vector<const Draft*> seen;
      for (const Draft& draft : known) seen.push_back(&draft);
      Inspector inspector(*schema, rules);
      for (std::size_t at = next++; at < catalogue.agreements.size(); at = next++) {
        Ground ground(catalogue.agreements[at], inspector, seen);
        task(ground, at);
      }
    } catch (...) {
      const std::lock_guard<std::mutex> lock(failing);
      failed = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
    threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  if (failed) std::rethrow_exception(failed);
}

Matrix sow(const Catalogue& catalogue, const RuleSet& rules, int draws, int random) {
  std::vector<Matrix> parts(catalogue.agreements.size());
  on_every_ground(catalogue, rules, [&](Ground& ground, std::size_t at) {
    sow_one(ground, catalogue, draws, random, 2026 + at, parts[at]);
  });
  Matrix out;
  for (const Matrix& part : parts) out.add(part);
  return out;
}

std::vector<std::string> false_alarms(const Catalogue& catalogue, const RuleSet& rules, int draws) {
  std::vector<std::vector<std::string>> parts(catalogue.agreements.size());
  on_every_ground(catalogue, rules, [&](Ground& ground, std::size_t rank) {
    std::mt19937_64 chance(1789 + rank);
    for (const Defect& words : catalogue.harmless) {
      std::vector<xmlNode*> places = ground.places(words);
      for (int i = 0; i < draws && !places.empty(); ++i) {
        const std::size_t at = draw(chance, places.size());
        const Trial trial = ground.attempt(words, places[at]);
        places.erase(places.begin() + static_cast<std::ptrdiff_t>(at));
        for (const Heard& heard : trial.others)
          parts[rank].push_back("plantes.xml:" + std::to_string(words.line) + " " +
                                short_name(ground.name()) + ":" + std::to_string(trial.line) + " " +
                                heard.assertion + " " + heard.message);
      }
    }
  });
  std::vector<std::string> out;
  for (const auto& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

}  // namespace paraphe::planter
