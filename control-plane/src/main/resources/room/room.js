// Keeps the page as it is now: at each piece of news it is asked for again, and what is another is put into place. What somebody
// has opened stays open, and a form that they are at stays as it is. Without this script the page is as of when it was loaded; without
// news it says until when it is known to hold.
const live = document.getElementById('live');
const main = document.getElementById('main');
const PAUSE = 1000;
// What a page is made of may be remembered for a while: asked at once, it would not know yet what the news is about.
const SETTLE = 1000 * (document.querySelector('[data-settle-seconds]')?.dataset.settleSeconds ?? 0);
const AFTER_FAILURE = 5000;
let asOf = timeOf(live);
let news;
let focused;
let asking = false;
let again = false;

function say(words) {
  if (live.textContent !== words) {
    live.textContent = words;
  }
  live.classList.toggle('on', words === 'Live');
}

function timeOf(words) {
  return words?.textContent.replace('As of ', '') ?? '';
}

function lost() {
  say(`Not live, as of ${asOf}: trying again`);
}

function follow() {
  news = new EventSource('/control/news');
  news.addEventListener('changed', refresh);
  news.addEventListener('same', event => {
    if (!asking && !again) {
      asOf = event.data;
    }
  });
  news.addEventListener('open', () => say('Live'));
  news.addEventListener('error', () => {
    lost();
    // it goes on by itself only if there was no answer at all
    if (news.readyState === EventSource.CLOSED) {
      setTimeout(follow, AFTER_FAILURE);
    }
  });
}

async function refresh() {
  again = true;
  if (asking || document.hidden) {
    return;
  }
  asking = true;
  // not all pages at the same moment
  await pause(PAUSE / 4 * Math.random());
  while (again && !document.hidden) {
    again = false;
    await pause(SETTLE);
    const fresh = await renewed();
    again ||= !fresh;
    // however much changes, once a second is enough
    await pause(fresh ? PAUSE : AFTER_FAILURE);
  }
  asking = false;
}

async function renewed() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    if (answer.redirected) {
      say('Signed out: load the page again');
    } else if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      focused = document.activeElement;
      renew(main, page.getElementById('main'));
      asOf = timeOf(page.getElementById('live'));
      if (document.activeElement !== focused && focused?.isConnected) {
        // what is put elsewhere loses it
        focused.focus({ preventScroll: true });
      }
      if (news.readyState === EventSource.OPEN) {
        say('Live');
      }
      return true;
    } else {
      lost();
    }
  } catch {
    lost();
  }
  return false;
}

function pause(millis) {
  return new Promise(resolve => setTimeout(resolve, millis));
}

// Gives what is in the place then.
function renew(old, now) {
  if (old.isEqualNode(now) || (old.nodeName === 'FORM' && isInUse(old))) {
    return old;
  }
  if (old.nodeName !== now.nodeName || (old.id ?? '') !== (now.id ?? '')) {
    if (isInUse(old)) {
      old.before(now);
    } else {
      old.replaceWith(now);
    }
    return now;
  }
  if (old.nodeType === Node.ELEMENT_NODE) {
    renewAttributes(old, now);
    // what is drawn of points is not the page's
    if (!old.dataset?.points) {
      renewChildren(old, now);
    }
  } else {
    old.nodeValue = now.nodeValue;
  }
  return old;
}

// Whether somebody is at a form in it, or has left something there.
function isInUse(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) {
    return false;
  }
  const fields = [...node.querySelectorAll('form input, form textarea')];
  return fields.some(field => field === focused || field.value !== field.defaultValue);
}

function renewAttributes(old, now) {
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name) && !isOfTheReader(old, name)) {
      old.removeAttribute(name);
    }
  }
  for (const { name, value } of now.attributes) {
    if (old.getAttribute(name) !== value && !isOfTheReader(old, name)) {
      old.setAttribute(name, value);
    }
  }
}

function isOfTheReader(element, attribute) {
  return attribute === 'open' || (attribute === 'tabindex' && element === main);
}

// Elements with an id are the same ones wherever they are now, and wherever they were; others are by their place.
function renewChildren(old, now) {
  let last = null;
  for (const wanted of [...now.childNodes]) {
    const at = last ? last.nextSibling : old.firstChild;
    const known = wanted.id ? document.getElementById(wanted.id) : null;
    if (known && !known.contains(old)) {
      if (known !== at) {
        old.insertBefore(known, at);
      }
      last = renew(known, wanted);
    } else if (!at || at.id || wanted.id) {
      last = wanted.cloneNode(false);
      old.insertBefore(last, at);
      renewChildren(last, wanted);
    } else {
      last = renew(at, wanted);
    }
  }
  for (let at = last ? last.nextSibling : old.firstChild; at;) {
    const next = at.nextSibling;
    if (!isInUse(at)) {
      at.remove();
    }
    at = next;
  }
}

document.addEventListener('visibilitychange', () => {
  if (again) {
    refresh();
  }
});
follow();
