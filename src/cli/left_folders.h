// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace paraphe {

// What a killed process leaves beside the folder that it was writing, and in the temporary one.

inline constexpr std::string_view random_part = "XXXXXX";  // of mkdtemp
/// Ends the name of the folder that stood there, where the file system cannot exchange two names:
/// that of the folder under way goes before it.
inline constexpr std::string_view set_aside = ".old";

/// What the name of a folder under way beside `target` begins with.
std::string scratch_prefix(const std::filesystem::path& target);

std::filesystem::path parent_of(const std::filesystem::path& target);

/// A handle of a folder, not of a link to one; less than 0 where there is none.
int open_folder(const std::string& path);

/// Makes a folder whose name begins as `prefix`, a path, and which is held as long as the handle
/// that this returns is open; `path` is then its own. Errors: throws std::system_error.
int make_held(const std::string& prefix, std::string& path);

bool is_at(int handle, const std::string& path);

/// The first thing in the folder that was not written by this program, or was changed since `list`
/// told its digest; empty: none.
std::string stranger(const std::filesystem::path& folder, const std::string& list);

/// Removes the folders under way that no process holds any more, and those set aside that hold what
/// their list tells and nothing else: this user's own alone.
void sweep_beside(const std::filesystem::path& target, const std::string& list);

/// Removes the folders that `make_held` made with that prefix, and whatever they hold, where no
/// process holds them any more: this user's own alone, which no other may enter.
void sweep_held(const std::string& prefix);

/// Gives its name again to a folder that was set aside by a process which ended before it put
/// another in its place, whatever was added to it since; whether there was one. Nothing is done
/// while that process lives.
bool put_back_left(const std::filesystem::path& target, const std::string& list);

}  // namespace paraphe
