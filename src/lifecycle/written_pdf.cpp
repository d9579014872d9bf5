// SPDX-License-Identifier: EUPL-1.2
#include "lifecycle/written_pdf.h"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/digest.h"
#include "lifecycle/inflate.h"

namespace paraphe {
namespace {

constexpr std::string_view header = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
constexpr std::string_view stream_begin = ">>\nstream\n";
constexpr std::string_view stream_end = "\nendstream\nendobj\n";
constexpr std::size_t entry_bytes = 7;            // of a cross-reference, as PdfFile packs it
constexpr std::size_t most_dictionary = 4096;     // bytes between « << » and « stream »
constexpr std::size_t most_objects = 10'000'000;  // far beyond any agreement
constexpr std::size_t most_growth = 100;          // of what is inflated, to the size of the file
constexpr std::size_t least_room = 1U << 20U;
constexpr std::size_t most_room = WrittenPdf::most_content;

/// How much a stream of a file of that size may hold.
std::size_t room(std::size_t file) { return std::min(most_room, least_room + most_growth * file); }

/// Reads the digits at `at`, which moves behind them. -1: none, or too many.
long long digits(std::string_view text, std::size_t& at) {
  long long value = -1;
  const char* begin = text.data() + std::min(at, text.size());
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), value);
  if (error != std::errc() || value < 0) return -1;
  at += static_cast<std::size_t>(end - begin);
  return value;
}

bool follows(std::string_view text, std::size_t at, std::string_view what) {
  return text.substr(std::min(at, text.size()), what.size()) == what;
}

/// Undoes PNG « up » on rows of `entry_bytes`: what PdfFile stores of its cross-references.
std::string rows_as_stored(const std::string& rows) {
  std::string out;
  std::string above(entry_bytes, '\0');
  for (std::size_t at = 0; at + entry_bytes <= rows.size(); at += entry_bytes) {
    out += '\2';
    for (std::size_t i = 0; i < entry_bytes; ++i) out += static_cast<char>(rows[at + i] - above[i]);
    above = rows.substr(at, entry_bytes);
  }
  return out;
}

void append_row(std::string& rows, unsigned type, std::size_t place, unsigned index) {
  rows += static_cast<char>(type);
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    rows += static_cast<char>((place >> shift) & 0xFFU);
  rows += static_cast<char>(index >> 8U);
  rows += static_cast<char>(index & 0xFFU);
}

}  // namespace

WrittenPdf::WrittenPdf(std::string_view bytes) : bytes_(bytes) {
  ours_ = bytes_.starts_with(header);
  if (ours_) read_streams();
}

/// Reads the stream at `at`; what it says of its length must hold.
bool WrittenPdf::read_stream(std::size_t at) {
  std::size_t place = at;
  const long long number = digits(bytes_, place);
  if (number <= 0 || number > static_cast<long long>(most_objects)) return false;
  if (!follows(bytes_, place, " 0 obj\n<<")) return false;
  place += 9;
  const std::string_view room = bytes_.substr(place, most_dictionary);
  const std::size_t close = room.find(stream_begin);
  if (close == std::string_view::npos) return false;
  const std::string_view dictionary = room.substr(0, close);
  const std::size_t key = dictionary.rfind("/Length ");
  if (key == std::string_view::npos) return false;
  std::size_t behind = key + 8;
  const long long length = digits(dictionary, behind);
  const std::size_t data = place + close + stream_begin.size();
  if (length < 0 || behind != dictionary.size() ||
      static_cast<unsigned long long>(length) > bytes_.size() - data)
    return false;
  const auto size = static_cast<std::size_t>(length);
  if (!follows(bytes_, data + size, stream_end)) return false;
  if (!places_.emplace(static_cast<int>(number), streams_.size()).second) return false;
  streams_.push_back({static_cast<int>(number),
                      {at, data + size + stream_end.size()},
                      dictionary,
                      bytes_.substr(data, size)});
  return true;
}

void WrittenPdf::read_streams() {
  std::size_t at = header.size();
  while (end_ == 0 && at < bytes_.size()) {
    if (!read_stream(at)) {  // damaged here: on to the next stream that can be told
      whole_ = false;
      const std::size_t next = bytes_.find("endobj\n", at);
      if (next == std::string_view::npos) break;
      at = next + 7;
      continue;
    }
    at = streams_.back().whole.end;
    const std::string_view dictionary = streams_.back().dictionary;
    if (dictionary.starts_with("/Type/ObjStm")) whole_ = read_packed(streams_.back()) && whole_;
    if (dictionary.starts_with("/Type/XRef")) read_end(streams_.back());
  }
  if (catalog_ != 0) return;
  for (const auto& [number, object] : objects_)
    if (object.text.starts_with("<</Type/Catalog")) catalog_ = number;
}

bool WrittenPdf::read_packed(const StoredStream& stream) {
  auto unpacked = content(stream, most_room - inflated_);
  // What bursts its bounds was inflated up to them all the same.
  inflated_ += unpacked ? unpacked->size() : std::min(most_room - inflated_, room(bytes_.size()));
  const int count = number_after(stream.dictionary, "/N "),
            first = number_after(stream.dictionary, "/First ");
  if (!unpacked || count <= 0 || first <= 0 || static_cast<std::size_t>(first) > unpacked->size() ||
      count > first)
    return false;
  unpacked_.push_back(std::make_unique<const std::string>(std::move(*unpacked)));
  const std::string_view text = *unpacked_.back();
  const std::string_view index = text.substr(0, static_cast<std::size_t>(first));
  std::size_t at = 0;
  std::vector<std::pair<int, std::size_t>> entries;
  for (int i = 0; i < count; ++i) {
    const long long number = digits(index, at);
    if (number <= 0 || number > static_cast<long long>(most_objects) || !follows(index, at, " "))
      return false;
    const long long place = digits(index, ++at);
    if (place < 0 || !follows(index, at, " ")) return false;
    ++at;
    entries.emplace_back(static_cast<int>(number),
                         static_cast<std::size_t>(first) + static_cast<std::size_t>(place));
  }
  bool sound = at == index.size() && entries.front().second == index.size();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::size_t begin = entries[i].second,
                      end = i + 1 < entries.size() ? entries[i + 1].second : text.size();
    if (begin >= end || end > text.size() || text[end - 1] != '\n') return false;
    const int number = entries[i].first;
    const std::size_t before = objects_.size();
    // As written, most come in the order of their numbers: behind the last.
    objects_.emplace_hint(
        objects_.end(), number,
        StoredObject{text.substr(begin, end - begin - 1), stream.number, static_cast<int>(i)});
    sound = objects_.size() > before && places_.count(number) == 0 && sound;
  }
  return sound;
}

/// The rows of the cross-references, from where everything stands.
std::string WrittenPdf::cross_references() const {
  std::map<int, std::size_t> streams;
  for (const StoredStream& stream : streams_) streams[stream.number] = stream.whole.begin;
  const int last = streams_.back().number;
  std::string rows;
  append_row(rows, 0, 0, 0xFFFF);
  for (int number = 1; number <= last; ++number) {
    if (const auto found = streams.find(number); found != streams.end()) {
      append_row(rows, 1, found->second, 0);
    } else if (const auto held = objects_.find(number); held != objects_.end()) {
      append_row(rows, 2, static_cast<std::size_t>(held->second.stream),
                 static_cast<unsigned>(held->second.rank));
    } else {
      return {};
    }
  }
  return rows_as_stored(rows);
}

void WrittenPdf::read_end(const StoredStream& last) {
  catalog_ = number_after(last.dictionary, "/Root ");
  information_ = number_after(last.dictionary, "/Info ");
  const std::string end = "startxref\n" + std::to_string(last.whole.begin) + "\n%%EOF\n";
  if (follows(bytes_, last.whole.end, end)) end_ = last.whole.end + end.size();
}

/// Everything from the cross-references on follows from what stands before: it is made again.
WrittenPdf::Judgement WrittenPdf::judge() const {
  if (end_ == 0 || !whole_) return {};
  const StoredStream& last = streams_.back();
  const Digest digest = sha256(bytes_.substr(0, last.whole.begin));
  const std::string id = "<" + hexadecimal(std::span(digest).first(16)) + ">";
  const std::string dictionary =
      "/Type/XRef/Size " + std::to_string(last.number + 1) + "/W[1 4 2]/Root " +
      std::to_string(catalog_) + " 0 R/Info " + std::to_string(information_) + " 0 R/ID[" + id +
      id + "]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode/Length " +
      std::to_string(last.data.size());
  if (last.dictionary != dictionary) return {};
  const std::string rows = cross_references();
  const bool same = last.data == deflate_bytes(rows);
  return {same || (content(last) == rows && has_no_stray_bits(last.data)), same};
}

const WrittenPdf::Judgement& WrittenPdf::judgement() const {
  if (!judgement_) judgement_ = judge();
  return *judgement_;
}

const StoredStream* WrittenPdf::stream(int number) const {
  const auto found = places_.find(number);
  return found == places_.end() ? nullptr : &streams_[found->second];
}

std::optional<std::string> WrittenPdf::content(const StoredStream& stream, std::size_t most) const {
  if (stream.dictionary.find("/Filter") == std::string_view::npos) return std::string(stream.data);
  return inflate_bytes(stream.data, std::min(most, room(bytes_.size())));
}

std::string_view WrittenPdf::object(int number) const {
  const auto found = objects_.find(number);
  return found == objects_.end() ? std::string_view() : found->second.text;
}

}  // namespace paraphe
