// SPDX-License-Identifier: EUPL-1.2
#include "check/rule_file.h"

#include <filesystem>
#include <system_error>

#include "check/data_schema.h"
#include "check/rule_vocabulary.h"

namespace paraphe {
namespace {

const xmlChar* content_of(const xmlAttr* attribute) {
  static constexpr xmlChar empty[] = {0};
  return attribute->children == nullptr ? empty : attribute->children->content;
}

const xmlNode* by_id(const xmlNode* node, std::string_view id) {
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
      if (std::string_view(reinterpret_cast<const char*>(a->name)) == "id" && value_of(a) == id) {
        return node;
      }
    }
    if (const xmlNode* found = by_id(node->children, id)) return found;
  }
  return nullptr;
}

std::unique_ptr<RuleFile> read_whole(const std::string& path, std::string bytes, Diagnostics& out) {
  const std::size_t before = out.items().size();
  std::optional<Draft> draft = read_draft(path, std::move(bytes), Limits{}, out);
  if (!draft) return nullptr;
  auto file = std::make_unique<RuleFile>(std::move(*draft));
  check_vocabulary(*file, out);
  return out.items().size() == before ? std::move(file) : nullptr;
}

/// The file without the prose of its fiches: half of its bytes, read by nobody while all is well.
/// Nothing when anything is odd about it, such as a fiche where none may stand: it is then read
/// whole, and judged on that. One that came with the program was judged when that was built.
std::unique_ptr<RuleFile> read_abridged(const std::string& path, const std::string& bytes) {
  std::optional<Draft> draft = paraphe::read_abridged(path, bytes, "r:fiche", Limits{});
  if (!draft) return nullptr;
  auto file = std::make_unique<RuleFile>(std::move(*draft));
  file->shipped = is_shipped(bytes);
  if (file->shipped) return file;
  Diagnostics odd;
  const std::size_t fiches = check_vocabulary(*file, odd);
  return odd.items().empty() && fiches == file->draft.left_out() ? std::move(file) : nullptr;
}

/// A fiche alone in the elements that hold it, so that prefixes and languages are theirs.
std::string excerpt(const Draft& draft, const xmlNode* fiche) {
  const auto text = [&](Span span) {
    return draft.bytes().substr(span.begin, span.end - span.begin);
  };
  std::string out = text(draft.element(fiche));
  for (const xmlNode* node = fiche->parent; node != nullptr && node->type == XML_ELEMENT_NODE;
       node = node->parent) {
    out = text(draft.start_tag(node)) + out + "</" + text(draft.span(node)) + ">";
  }
  return out;
}

const xmlNode* find_fiche(const xmlNode* node) {
  for (; node != nullptr; node = node->next) {
    if (is_element(node, fiche_uri, "fiche")) return node;
    if (const xmlNode* found = find_fiche(node->children)) return found;
  }
  return nullptr;
}

}  // namespace

const xmlNode* RuleFile::with_prose(const xmlNode* fiche, Diagnostics& faults) const {
  if (draft.left_out() == 0) return fiche;
  const std::lock_guard<std::mutex> lock(prose_);
  std::unique_ptr<RuleFile>& read = read_fiches_[fiche];
  Diagnostics elsewhere;
  if (read == nullptr) read = read_whole(path, excerpt(draft, fiche), elsewhere);
  if (read != nullptr) return find_fiche(xmlDocGetRootElement(read->draft.tree()));
  read_whole(path, draft.bytes(), faults);  // the same faults, where they stand
  return nullptr;
}

std::optional<Fiche> RuleModel::fiche(std::string_view rule, Diagnostics& faults) const {
  const auto found = fiches.find(rule);
  if (found == fiches.end()) return std::nullopt;
  const auto& [node, file] = found->second;
  const xmlNode* fiche = file->with_prose(node, faults);
  return fiche == nullptr ? std::nullopt : std::optional(read_fiche(fiche));
}

std::string confined(const std::string& folder, const std::string& base, std::string_view href) {
  namespace fs = std::filesystem;
  const fs::path path{std::string(href)};
  if (href.empty() || path.is_absolute() || href.find(':') != href.npos) return {};
  std::error_code error;
  fs::path way = path;  // from the folder down
  // A plain file of the folder itself is on its way already: asking the system for each link would
  // cost more than reading the file.
  if (base != folder || href[0] == '.' || href.find('/') != href.npos ||
      fs::symlink_status(fs::path(folder) / path, error).type() != fs::file_type::regular) {
    const fs::path root = fs::weakly_canonical(folder, error);
    const fs::path target = fs::weakly_canonical(fs::path(base) / path, error);
    if (error) return {};
    way = target.lexically_relative(root);
    if (way.empty() || *way.begin() == "..") return {};
  }
  return (fs::path(folder) / way).string();
}

RuleFile* RuleFiles::open_main(const std::string& path) {
  Place place;
  place.file = path;
  return open(path, place);
}

RuleFile* RuleFiles::open(const std::string& path, const Place& place) {
  for (const auto& file : model_.files) {
    if (file->path == path) return file.get();
  }
  std::string bytes;
  try {
    bytes = read_bytes(path);
  } catch (const std::system_error& error) {
    out_.add(rule_fault("RUL-01", place, {"fichier illisible : " + path, "cannot read " + path}));
    return nullptr;
  }
  std::unique_ptr<RuleFile> file = prose_ == Prose::later ? read_abridged(path, bytes) : nullptr;
  if (file == nullptr) file = read_whole(path, std::move(bytes), out_);
  if (file == nullptr) return nullptr;
  file->path = path;
  bind(*file);
  model_.files.push_back(std::move(file));
  return model_.files.back().get();
}

void RuleFiles::bind(RuleFile& file) {
  const xmlNode* root = xmlDocGetRootElement(file.draft.tree());
  for (const xmlNode* child = root->children; child != nullptr; child = child->next) {
    if (!is_element(child, schematron_uri, "ns")) continue;
    xmlNs& ns = file.bindings.emplace_back();
    ns = {};
    ns.type = XML_NAMESPACE_DECL;
    ns.prefix = content_of(attribute_node(child, "prefix"));
    ns.href = content_of(attribute_node(child, "uri"));
  }
  file.own_namespaces = file.bindings.size();
  if (!model_.files.empty()) {
    // A fragment without declarations of its own means what the schema that includes it means.
    const RuleFile& main = *model_.files.front();
    file.bindings.insert(file.bindings.end(), main.bindings.begin(), main.bindings.end());
  }
  for (xmlNs& ns : file.bindings) file.namespaces.push_back(&ns);
}

RuleElement RuleFiles::resolve(const RuleElement& from) {
  const xmlAttr* attribute = attribute_node(from.node, "href");
  const std::string_view href = value_of(attribute);
  const Place place = from.file->draft.place(from.file->draft.value(attribute));
  const std::size_t hash = std::min(href.find('#'), href.size());
  std::string path = from.file->path;
  if (hash > 0) {
    const std::string base = std::filesystem::path(path).parent_path().string();
    path = confined(model_.folder, base, href.substr(0, hash));
  }
  if (path.empty()) {
    out_.add(rule_fault("RUL-15", place,
                        {"« " + std::string(href) + " » sort du dossier des règles",
                         "'" + std::string(href) + "' leaves the folder of the rules"}));
    return {};
  }
  RuleFile* file = open(path, place);
  if (file == nullptr) return {};
  const xmlNode* root = xmlDocGetRootElement(file->draft.tree());
  if (hash == href.size()) return {root, file};
  const xmlNode* target = by_id(root, href.substr(hash + 1));
  if (target == nullptr) {
    out_.add(
        rule_fault("RUL-09", place,
                   {"aucun élément « " + std::string(href.substr(hash + 1)) + " » dans ce fichier",
                    "no element '" + std::string(href.substr(hash + 1)) + "' in that file"}));
    return {};
  }
  return {target, file};
}

}  // namespace paraphe
