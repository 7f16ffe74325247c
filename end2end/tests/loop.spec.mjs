// From a tough call to help and to what it changed, in both languages: every step of the loop that an agent, a supporter, a lead and a
// psychologist take, on three days of one centre. The last day is the one on which the quarter's figures are drawn.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { startCentre } from '../support/centre.mjs';
import { ZONE, daysAfter, lastWednesdayOfQuarter } from '../support/clock.mjs';
import { expectAccessible, expectNoSidewaysScrolling } from '../support/looks.mjs';
import { alwaysSuggest, checkIn, invite, join, signedIn } from '../support/people.mjs';
import { expect, test } from '../support/test.mjs';

const PEOPLE = 24;
/** The quarter has thirteen weeks; the check-ins begin before it. */
const DAYS = 95;
const FALLING_SINCE = 8;
const PASSWORD = 'blue sky over the ridge';
const LINE = 'The third one shouted at me';

const TEXTS = {
  en: {
    source: 'Abuse', degree: 'How the caller behaved: Very heavy', stated: 'Abuse · How the caller behaved · Very heavy', title: 'A few minutes, just for you',
    card: 'After an abusive call', reframing: 'It started before you picked up', why: 'Because you noted a tough call', cost: /^(callers won’t notice|costs about .+ of service level)$/, granted: 'Your break: ',
    supporter: 'A supporter', willing: 'would be glad to talk with you', coming: 'is coming now', good: 'Was it good to talk?', answered: 'Your answer is for you alone',
    ask: 'How are you with it now?', over: 'It’s over', noted: 'Noted, for you alone.', action: 'Tea on the roof', wants: 'wants to talk with you about this.',
    done: 'After: 4.0, before: 1.0', expected: 'in 19 of 20 cases', helped: 'What helped you', rated: 'rated once: yes', saved: 'Saved: it helped.',
    released: 'What helped', quarter: /Q1 \d{4}/,
  },
  'zh-CN': {
    source: '辱骂', degree: '对方的言行：特别堵', stated: '辱骂 · 对方的言行 · 特别堵', title: '给自己几分钟',
    card: '挨了骂', reframing: '火不是你点的', why: '因为你刚记下一通难受的电话', cost: /^(客户感觉不到影响|服务水平约降 .+ 个百分点)$/, granted: '你的小休：',
    supporter: '帮带同事', willing: '愿意和你聊聊', coming: '这就过来', good: '聊得还好吗？', answered: '回答只留给你自己',
    ask: '现在心里好些了吗？', over: '过去了', noted: '记下了，只有你自己看得到。', action: '到楼顶喝杯茶', wants: '想和你聊聊这件事。',
    done: '之后 4.0，之前 1.0', expected: '二十次里有十九次', helped: '什么对你有帮助', rated: '评过一次：有帮助', saved: '记下了：有帮助。',
    released: '什么有帮助', quarter: /\d{4} ?年第?一季度/,
  },
};

const key = (person) => `f${String(person + 1).padStart(2, '0')}`;
const FIRST = lastWednesdayOfQuarter();
const on = (date) => ({ WEATHERVANE_NOW: `${date}T09:00+01:00`, TZ: ZONE });

/** Check-ins up to the day before the first: mostly fair for everybody, and stormy in the last days. The tough call is the first thing that the
 *  agent says on the first day, so that it brings the one suggestion of the shift. */
function fallingWeather() {
  const lines = ['person_id,workday,weather'];
  for (let person = 0; person < PEOPLE; person += 1) {
    for (let ago = DAYS - 1; ago > 0; ago -= 1) {
      const usual = [4, 4, 5, 4, 3, 4, 4][(DAYS - 1 - ago + person) % 7];
      lines.push(`${key(person)},${daysAfter(FIRST, -ago)},${ago < FALLING_SINCE ? 1 : usual}`);
    }
  }
  return lines.join('\n');
}

/** Four fair days of one person, shared with their leads, from the second day after the first. */
function fairWeather(person) {
  const lines = [2, 3, 4, 5].map((ahead) => `${person},${daysAfter(FIRST, ahead)},09:00,4,lead`);
  return ['person_id,workday,time,weather,audience', ...lines].join('\n');
}

/** The calls of the first day, with one agent more than they need. */
function callLoad() {
  const hours = Array.from({ length: 20 }, (_, index) => `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 ? '30' : '00'}`);
  return ['queue,interval_start,offered,handle_seconds,agents', ...hours.map((hour) => `Care,${FIRST}T${hour},40,300,10`)].join('\n');
}

const message = (page) => page.locator('.notice.good').first();

for (const [language, says] of Object.entries(TEXTS)) {
  test(`a tough call leads to help, to an action, and to what both changed (${language})`, async ({ page, javaScriptEnabled }) => {
    test.setTimeout(120_000);
    const folder = await mkdtemp(path(tmpdir(), 'weathervane-loop-'));
    const data = path(folder, 'data');
    const file = async (name, text) => {
      await writeFile(path(folder, name), text);
      return path(folder, name);
    };
    let centre;

    /** Ends the centre and starts it again on another day. An open page would go on asking it. */
    const restart = async (date, prepare) => {
      await page.goto('about:blank');
      await centre.stop();
      centre = await startCentre('serve', [], prepare, on(date), data);
    };

    /** Signs this browser in as somebody, and opens a page of the centre. The page before is left first, as it may ask for its stream. */
    const as = async (person, address) => {
      const api = await signedIn(centre.url, person);
      const { cookies } = await api.storageState();
      await api.dispose();
      await page.goto('about:blank');
      await page.context().clearCookies();
      await page.context().addCookies([...cookies, { name: 'weathervane_language', value: language, url: centre.url }]);
      await page.goto(`${centre.url}${address}`);
    };

    /** The released figures of the quarter, as the psychologist's browser downloads them. */
    const quarterCsv = async () => (await page.request.get(`${centre.url}/climate/site-1/report.csv?period=${FIRST.slice(0, 4)}-Q1`)).text();

    try {
      centre = await startCentre('demo', ['--check-ins', await file('check_ins.csv', fallingWeather())], undefined, on(FIRST), data);
      const { agent, lead, psychologist, admin } = centre.people;
      await alwaysSuggest(centre.url, admin);
      await centre.run('import', 'load', await file('load.csv', callLoad()));
      // Teams alternate in the file, so the next person works in the other team, for another lead.
      const supporter = { name: key(Number(agent.name.slice(1)) % PEOPLE), password: PASSWORD };
      const office = await signedIn(centre.url, admin);
      const joined = await join(centre.url, await invite(office, supporter.name), PASSWORD, 'lead');
      await Promise.all([office.dispose(), joined.dispose()]);
      let [name, flag, time, cost, intervention] = [];

      await test.step('before, nothing is under what helped the agent', async () => {
        await as(agent, '/me');
        await expect(page.locator('#helped')).toHaveCount(0);
      });

      await test.step('two taps note a tough call, and a card for it follows', async () => {
        await as(agent, '/tough-call');
        name = await page.locator('header .word.name').first().textContent();
        await page.getByRole('link', { name: says.source, exact: true }).click();
        await page.getByRole('button', { name: says.degree, exact: true }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
        await expect(page.locator('.page-head')).toContainText(says.stated);
        await expect(page.locator('#tough-reframing')).toHaveText(says.reframing);
        await expect(page.locator('#tough-card')).toContainText(says.card);
      });

      await test.step('the call brings a suggestion with its reason, and the answer counts under what helped', async () => {
        const offered = page.locator('.suggestion', { has: page.locator('.why') });
        await expect(offered.locator('.why')).toContainText(says.why);
        intervention = await offered.locator('h2').innerText();
        await page.locator('.outcome-form label', { has: page.locator('[value=helped]') }).click();
        await page.locator('.outcome-form button').click();
        await expect(message(page)).toContainText(says.saved);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(says.title);
        const api = await signedIn(centre.url, agent);
        await checkIn(api, { weather: 1 });
        await api.dispose();
      });

      await test.step('the lead names the queue, and the agent asks for a break with its cost', async () => {
        await as(lead, '/floor');
        await page.locator('input[name="queues[]"]').first().check();
        await page.locator('form[action="/api/choose_break_rules"] button').click();
        await as(agent, '/breaks');
        const slot = page.locator('.break-slot').first();
        time = await slot.locator('.break-time').textContent();
        cost = await slot.locator('.break-cost').textContent();
        expect(cost).toMatch(says.cost);
        await slot.getByRole('button').click();
        await expect(page.locator('#break-status')).toContainText(time);
      });

      await test.step('the lead grants it on the floor, and the agent sees it', async () => {
        await as(lead, '/floor');
        const asked = page.locator('#break-requests .asked-request');
        await expect(asked).toContainText(name);
        await expect(asked).toContainText(cost);
        await asked.locator('button[value="grant"]').click();
        await expect(asked).toHaveCount(0);
        await as(agent, '/breaks');
        await expect(page.locator('#break-status')).toContainText(says.granted + time);
      });

      await test.step('the agent asks a supporter, both agree, and they talk', async () => {
        await as(supporter, '/supporter');
        await page.locator('form[action="/api/save_supporter"] button').last().click();
        await as(agent, '/support');
        await page.locator('#ask label', { hasText: says.supporter }).first().click();
        await page.locator('#line').fill(LINE);
        await page.locator('form[action="/api/ask_to_talk"] button').last().click();
        const status = page.locator('#talk-status');
        await expect(status).toBeVisible();
        await as(supporter, '/supporter');
        const offer = page.locator('#supporter-asked');
        await expect(offer.locator('.supporter-offer')).toHaveCount(1);
        await expect(offer).not.toContainText(LINE);
        await offer.locator('button[value="yes"]').click();
        await as(agent, '/support');
        await expect(status).toContainText(says.willing);
        await status.locator('button[value="yes"]').click();
        await as(supporter, '/supporter');
        await expect(offer).toContainText(name);
        await expect(offer).toContainText(LINE);
        await offer.locator('button[value="now"]').click();
        await as(agent, '/support');
        await expect(status).toContainText(says.coming);
        await as(supporter, '/supporter');
        await offer.locator('form[action="/api/end_talk"] button').first().click();
        await as(agent, '/support');
        await expect(status).toContainText(says.good);
        await status.locator('button[value="yes"]').click();
        await expect(message(page)).toContainText(says.answered);
      });

      await test.step('the lead follows up on the flag, and the agent sees what is planned', async () => {
        await as(lead, '/flags');
        flag = await page.locator('.flag-row h2 a', { hasText: name }).first().getAttribute('href');
        await page.goto(`${centre.url}${flag}`);
        await page.locator('button[name="step"][value="take"]').click();
        await page.locator('#plan > summary').click();
        await page.locator('#own_words').fill(says.action);
        await page.locator('form[action="/api/plan_follow_up"] button').click();
        await expect(page.locator('.plan')).toContainText(says.action);
        await as(agent, '/me');
        await expect(page.locator('.own-follow-up')).toContainText(says.wants);
        await as(lead, flag);
        await page.locator('#agreed').fill(says.action);
        await page.locator('form[action="/api/finish_flag"] button').click();
      });

      await restart(daysAfter(FIRST, 1));

      await test.step('the next shift asks once how they are with the call', async () => {
        const api = await signedIn(centre.url, agent);
        await checkIn(api, { weather: 4 });
        await api.dispose();
        await as(agent, '/check-in');
        const question = page.locator('form[action="/api/answer_tough_call"]').first();
        await expect(page.locator('main')).toContainText(says.ask);
        await question.getByRole('button', { name: says.over, exact: true }).click();
        await expect(message(page)).toContainText(says.noted);
        await expect(page.locator('#suggestion-title')).toHaveCount(0);
      });

      await test.step('before its last week has closed, the quarter has no released figure', async () => {
        await as(psychologist, '/climate');
        await expect(page.locator('main')).not.toContainText(says.quarter);
        expect(await quarterCsv()).not.toContain('drawn_helped');
      });

      const shared = await file('later.csv', fairWeather(agent.name));
      await restart(daysAfter(FIRST, 7), (run) => run('import', 'check-ins', shared));

      await test.step('the follow-up shows before and after, next to what chance does', async () => {
        await as(lead, '/follow-ups');
        await expect(page.locator('.done-row')).toContainText(says.done);
        await page.goto(`${centre.url}${flag}`);
        await expect(page.locator('#act')).toContainText(says.expected);
      });

      await test.step('the agent reads what helped them: their answer is there now', async () => {
        await as(agent, '/me');
        const helped = page.locator('#helped');
        await expect(helped.getByRole('heading', { level: 2 })).toHaveText(says.helped);
        await expect(helped.locator('.rows li')).toHaveCount(1);
        await expect(helped.locator('.rows li')).toContainText(intervention);
        await expect(helped.locator('.rows li')).toContainText(says.rated);
      });

      await test.step('the quarter is released, with a figure of what helped', async () => {
        await as(psychologist, '/climate');
        await expect(page.getByRole('heading', { name: says.released, exact: true })).toBeVisible();
        await expect(page.locator('main')).toContainText(says.quarter);
        expect(await quarterCsv()).toContain('drawn_helped');
      });

      await test.step('the year that ends with the quarter can be printed', async () => {
        await page.locator('a[href^="/climate/year"]').first().click();
        await expect(page.locator('article.report')).toContainText(says.quarter);
        await expectNoSidewaysScrolling(page);
        if (javaScriptEnabled !== false) await expectAccessible(page);
      });
    } finally {
      await page.goto('about:blank');
      await centre?.stop();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
