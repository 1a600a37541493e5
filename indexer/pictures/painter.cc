// SPDX-License-Identifier: MIT OR Apache-2.0
// The process is sent a deck and the page to begin with. It answers with the number of pages, then with one message
// for each page that is drawn, in order: what became of it, width and height, the picture. Where it ends before
// that, the page it was at is tried again by a fresh one, which begins there; where that ends, too, it is the page's
// fault, and another one begins behind it.
#include "indexer/pictures/painter.h"

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <map>

#include "indexer/pictures/pdf_pages.h"
#include "indexer/pictures/webp.h"
#include "indexer/sandbox/messages.h"
#include "indexer/sources/limits.h"
#include "schema/error.h"

namespace plumbline {
namespace {

constexpr char kOutOfTime = 't';  // beside the values of Drawn
constexpr std::size_t kMaxHead = 32;

struct PageAnswer {
  char drawn;
  int width, height;
};
static_assert(sizeof(PageAnswer) < kMaxHead);

double cpu_seconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

std::string message_of(char drawn, const Picture& picture) {
  const PageAnswer answer{drawn, picture.width, picture.height};
  std::string bytes(reinterpret_cast<const char*>(&answer), sizeof answer);
  if (drawn == static_cast<char>(Drawn::kYes)) bytes += picture.webp;
  return with_length(bytes);
}

// False where the other side is gone.
bool draw_from(const PdfPages& pages, int first, const PaintLimits& limits, int socket) {
  const double begin = cpu_seconds();
  const int last = std::min(pages.count(), kMaxDrawnPages);
  if (!send_all(socket, with_length(std::to_string(pages.count())))) return false;
  for (int page = first; page <= last; ++page) {
    Picture picture;
    limit_cpu(limits.page.cpu_seconds);
    const bool in_time = cpu_seconds() - begin < limits.deck_cpu_seconds;
    const char drawn = in_time ? static_cast<char>(pages.draw(page, &picture)) : kOutOfTime;
    limit_cpu(0);
    if (!send_all(socket, message_of(drawn, picture))) return false;
  }
  return true;
}

// The life of the process: until its parent hangs up.
void serve(const PaintLimits& limits, int socket) {
  prepare_drawing();
  confine(limits.page, socket);
  std::string first, deck;
  while (receive_text(socket, &first) && receive_text(socket, &deck)) {
    limit_cpu(limits.page.cpu_seconds);
    if (!draw_from(PdfPages(deck), std::stoi(first), limits, socket)) break;
  }
}

// "page 3 has", "pages 3 to 7 have", "9 pages, the first of them page 3, have"
std::string named(const std::vector<int>& pages) {
  const std::string first = std::to_string(pages.front());
  const auto count = static_cast<int>(pages.size());
  if (count == 1) return "page " + first + " has";
  if (pages.back() - pages.front() == count - 1)
    return "pages " + first + " to " + std::to_string(pages.back()) + " have";
  return std::to_string(count) + " pages, the first of them page " + first + ", have";
}

}  // namespace

// One deck while it is painted.
class Painter::Deck {
 public:
  Deck(Painter& painter, const std::string& bytes) : painter_(painter), bytes_(bytes) {}

  DeckPictures paint() {
    while (page_ <= last_ && goes_on_) paint_on();
    if (count_ > kMaxDrawnPages) leave_rest(kMaxDrawnPages + 1, count_, Why::kMany);
    return take();
  }

 private:
  enum class Why { kNoFont, kFailed, kMany, kLarge, kSlow };

  // Until the process ends, or all is done.
  void paint_on() {
    const bool fresh = !painter_.process_.exists();
    const int begin = page_;
    if (fresh) painter_.start();
    if (!ask() || !receive_pages()) {
      painter_.process_.stop();
      const bool its_fault = fresh && page_ == begin;
      if (its_fault) fail();
    }
  }

  bool ask() {
    return send_all(painter_.process_.socket(),
                    with_length(std::to_string(page_)) + length_of(bytes_)) &&
           send_all(painter_.process_.socket(), bytes_) && receive_count();
  }

  bool receive_count() {
    std::string text;
    if (!receive_text(painter_.process_.socket(), &text, kMaxHead)) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count_);
    count_ = std::clamp(count_, 0, static_cast<int>(kMaxPages));
    last_ = std::min(count_, kMaxDrawnPages);
    return error == std::errc();
  }

  bool receive_pages() {
    std::string message;
    while (page_ <= last_ && goes_on_) {
      if (!receive_text(painter_.process_.socket(), &message,
                        sizeof(PageAnswer) + kMaxPictureBytes) ||
          message.size() < sizeof(PageAnswer) || !take(message))
        return false;
      ++page_;
    }
    return goes_on_ || page_ > last_;  // what is still on its way is nobody's
  }

  // False where that is nothing that the process would say.
  bool take(const std::string& message) {
    PageAnswer answer{};
    std::memcpy(&answer, message.data(), sizeof answer);
    if (answer.drawn == static_cast<char>(Drawn::kNoFont)) return leave(page_, Why::kNoFont);
    if (answer.drawn == static_cast<char>(Drawn::kNo)) return leave(page_, Why::kFailed);
    if (answer.drawn == kOutOfTime) return leave_rest(page_, last_, Why::kSlow);
    Picture picture{page_, answer.width, answer.height, message.substr(sizeof answer)};
    const auto [shorter, longer] = std::minmax(answer.width, answer.height);
    if (shorter < kMinPictureSide || longer > kPictureSide + 1 ||
        !is_webp(picture.webp, answer.width, answer.height))
      return false;
    if (total_ + picture.webp.size() > kMaxDeckPictureBytes)
      return leave_rest(page_, last_, Why::kLarge);
    total_ += picture.webp.size();
    out_.pictures.push_back(std::move(picture));
    return true;
  }

  void fail() {
    leave(page_++, Why::kFailed);
    if (++failures_ >= painter_.limits_.failures) leave_rest(page_, last_, Why::kFailed);
  }

  bool leave(int page, Why why) {
    left_[why].push_back(page);
    return true;
  }

  bool leave_rest(int first, int last, Why why) {
    for (int page = first; page <= last; ++page) leave(page, why);
    goes_on_ = false;
    return true;
  }

  static std::string reason(Why why) {
    switch (why) {
      case Why::kNoFont:
        return "a font is neither in the file nor on this machine; export it with its fonts";
      case Why::kMany:
        return "of a deck only " + std::to_string(kMaxDrawnPages) + " pages are drawn";
      case Why::kLarge:
        return "the pictures of a deck take at most 8 MiB";
      case Why::kSlow:
        return "the deck takes too long to draw";
      default:
        return "drawing failed";
    }
  }

  DeckPictures take() {
    for (const auto& [why, pages] : left_)
      out_.flaws.push_back(named(pages) + " no picture: " + reason(why));
    return std::move(out_);
  }

  Painter& painter_;
  const std::string& bytes_;
  int page_ = 1, last_ = 1, count_ = 0;
  int failures_ = 0;
  bool goes_on_ = true;
  std::size_t total_ = 0;
  DeckPictures out_;
  std::map<Why, std::vector<int>> left_;
};

DeckPictures Painter::paint(const std::string& deck) { return Deck(*this, deck).paint(); }

void Painter::start() {
  process_.start(SOCK_STREAM, [this](int socket) { serve(limits_, socket); });
  process_.set_patience(limits_.page.wall_seconds);
}

}  // namespace plumbline
