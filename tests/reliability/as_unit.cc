// SPDX-License-Identifier: MIT OR Apache-2.0
// as_unit UNIT COMMAND...: runs a command under what a systemd unit takes from it, as far as that can be had without systemd: another
// user without capabilities or new privileges, a read-only file system, the system calls and address families that it names,
// no memory that is written and executed, no namespaces, and limits. Ends with 77 where that needs rights or tools that are not here.
#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

constexpr int kCannot = 77;
constexpr unsigned kNobody = 65534;

[[noreturn]] void cannot(const std::string& what) {
  std::fprintf(stderr, "as_unit: cannot %s: %s\n", what.c_str(), std::strerror(errno));
  std::exit(kCannot);
}

using Unit = std::map<std::string, std::vector<std::string>>;  // values of a setting in their order

Unit read_unit(const char* path) {
  Unit unit;
  std::ifstream file(path);
  if (!file) cannot(std::string("read ") + path);
  for (std::string line; std::getline(file, line);) {
    const std::size_t equals = line.find('=');
    if (equals != line.npos && line[0] != '#')
      unit[line.substr(0, equals)].push_back(line.substr(equals + 1));
  }
  return unit;
}

bool says(const Unit& unit, const char* name, const char* value) {
  const auto found = unit.find(name);
  return found != unit.end() && found->second.back() == value;
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

// The system calls of "@system-service", or the one that it is.
std::set<std::string> calls_of(const std::string& name) {
  if (name[0] != '@') return {name};
  std::set<std::string> calls;
  std::FILE* pipe = popen(("systemd-analyze syscall-filter " + name + " 2>/dev/null").c_str(), "r");
  if (!pipe) cannot("run systemd-analyze");
  std::vector<std::string> inner;
  std::array<char, 256> buffer{};
  while (std::fgets(buffer.data(), buffer.size(), pipe)) {
    const std::vector<std::string> line = words(buffer.data());
    if (line.size() == 1 && line[0] != name) inner.push_back(line[0]);
  }
  if (pclose(pipe) != 0) cannot("ask systemd-analyze for " + name);
  for (const std::string& one : inner) calls.merge(calls_of(one));
  return calls;
}

std::set<std::string> allowed_calls(const Unit& unit) {
  std::set<std::string> calls = calls_of("@default");
  for (std::string list : unit.at("SystemCallFilter")) {
    const bool takes_away = list[0] == '~';
    for (const std::string& name : words(takes_away ? list.substr(1) : list)) {
      for (const std::string& call : calls_of(name))
        takes_away ? (void)calls.erase(call) : (void)calls.insert(call);
    }
  }
  return calls;
}

void allow(scmp_filter_ctx filter, const char* call, std::vector<scmp_arg_cmp> when) {
  const int number = seccomp_syscall_resolve_name(call);
  if (number == __NR_SCMP_ERROR) return;  // of another machine, or newer than this library
  seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number, static_cast<unsigned>(when.size()),
                         when.data());
}

void allow_families(scmp_filter_ctx filter, const Unit& unit) {
  const std::map<std::string, int> families = {
      {"AF_INET", AF_INET}, {"AF_INET6", AF_INET6}, {"AF_UNIX", AF_UNIX}};
  for (const std::string& name : words(unit.at("RestrictAddressFamilies").back()))
    allow(filter, "socket", {SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(families.at(name)))});
}

void filter_calls(const Unit& unit) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  constexpr scmp_datum_t kBoth = PROT_WRITE | PROT_EXEC,
                         kNamespaces = CLONE_NEWNS | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET |
                                       CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWCGROUP;
  for (const std::string& call : allowed_calls(unit)) {
    if (call == "socket") {
      allow_families(filter, unit);
    } else if (call == "mmap") {
      for (const scmp_datum_t some :
           {scmp_datum_t{0}, scmp_datum_t{PROT_WRITE}, scmp_datum_t{PROT_EXEC}})
        allow(filter, "mmap", {SCMP_A2(SCMP_CMP_MASKED_EQ, kBoth, some)});
    } else if (call == "mprotect" || call == "pkey_mprotect") {
      allow(filter, call.c_str(), {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
    } else if (call == "clone" || call == "unshare") {
      const bool is_clone = call == "clone";
      if (is_clone) allow(filter, "clone", {SCMP_A0(SCMP_CMP_MASKED_EQ, kNamespaces, 0)});
    } else if (
        call ==
        "clone3") {  // its flags are in memory, where a filter does not see them; glibc then takes clone
      seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    } else {
      allow(filter, call.c_str(), {});
    }
  }
  if (seccomp_load(filter) != 0) cannot("filter system calls");
}

void make_read_only() {
  if (unshare(CLONE_NEWNS) != 0) cannot("have a mount namespace");
  mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  struct {
    std::uint64_t set, clear, propagation, user_namespace;
  } attributes = {MOUNT_ATTR_RDONLY, 0, 0, 0};
  constexpr long kMountSetattr = 442;
  constexpr int kRecursive = 0x8000;
  if (syscall(kMountSetattr, AT_FDCWD, "/", kRecursive, &attributes, sizeof attributes) != 0)
    cannot("make the file system read-only");
}

void limit(const Unit& unit, const char* name, int resource) {
  const auto found = unit.find(name);
  if (found == unit.end()) return;
  const std::string& value = found->second.back();
  const rlim_t number = std::stoul(value) * (value.ends_with('M') ? 1024 * 1024 : 1);
  const rlimit both{number, number};
  if (setrlimit(static_cast<__rlimit_resource>(resource), &both) != 0)
    cannot(std::string("set ") + name);
}

void become_nobody() {
  for (int capability = 0; capability < 64; ++capability)
    prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
  if (setgroups(0, nullptr) != 0 || setresgid(kNobody, kNobody, kNobody) != 0 ||
      setresuid(kNobody, kNobody, kNobody) != 0)
    cannot("become nobody");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const Unit unit = read_unit(argv[1]);
  limit(unit, "LimitNOFILE", RLIMIT_NOFILE);
  limit(unit, "LimitSTACK", RLIMIT_STACK);
  limit(unit, "LimitCORE", RLIMIT_CORE);
  umask(077);
  if (says(unit, "ProtectSystem", "strict")) make_read_only();
  if (says(unit, "DynamicUser", "yes")) become_nobody();
  if (says(unit, "NoNewPrivileges", "yes") && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    cannot("give up new privileges");
  filter_calls(unit);
  execv(argv[2], argv + 2);
  cannot(std::string("run ") + argv[2]);
}
