// Keeps the page as it is now: at each piece of news it is asked for again, and what is another is put into place. What somebody
// has typed, opened or stands on stays as it is. Without this script the page is as of when it was loaded.
const live = document.getElementById('live');
const main = document.getElementById('main');
let asking = false;
let again = false;

function say(words, on) {
  live.textContent = words;
  live.classList.toggle('on', on);
}

async function refresh() {
  again = true;
  if (asking) {
    return;
  }
  asking = true;
  while (again) {
    again = false;
    try {
      const answer = await fetch(location.href, { cache: 'no-store' });
      if (answer.redirected || !answer.ok) {
        say(answer.redirected ? 'Signed out: load the page again' : 'Not live: the control plane cannot answer', false);
      } else {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        renew(main, page.getElementById('main'));
        say('Live', true);
      }
    } catch {
      say('Not live: no connection', false);
    }
    // however much changes, once a second is enough
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
  asking = false;
}

function renew(old, now) {
  if (old.isEqualNode(now)) {
    return;
  }
  if (old.nodeName !== now.nodeName || (old.id ?? '') !== (now.id ?? '')) {
    old.replaceWith(now);
  } else if (old.nodeType === Node.ELEMENT_NODE) {
    renewAttributes(old, now);
    renewChildren(old, now);
  } else {
    old.nodeValue = now.nodeValue;
  }
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

// Elements with an id are the same ones wherever they are now; others are by their place.
function renewChildren(old, now) {
  let at = old.firstChild;
  for (const wanted of [...now.childNodes]) {
    const known = wanted.id && [...old.children].find(child => child.id === wanted.id);
    if (known && known !== at) {
      old.insertBefore(known, at);
      renew(known, wanted);
    } else if (!at || (at.id && at.id !== wanted.id)) {
      old.insertBefore(wanted, at);
    } else {
      const next = at.nextSibling;
      renew(at, wanted);
      at = next;
    }
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

const news = new EventSource('/control/news');
news.addEventListener('changed', refresh);
news.addEventListener('open', () => say('Live', true));
news.addEventListener('error', () => say(
  news.readyState === EventSource.CLOSED ? 'Not live: load the page again' : 'Not live: trying again', false));
