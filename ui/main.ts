import { mount } from 'svelte';
import './theme.css';
import './base.css';
import App from './App.svelte';
import { followReader } from './locale/reader-locale.ts';
import { registerOffline } from './offline/register-offline.ts';
import { watchForReader } from './page/first-sign.ts';
import { applyTheme, rememberedTheme } from './page/theme-choice.ts';

applyTheme(rememberedTheme());
followReader(navigator.languages);

const target = document.getElementById('app');
if (target === null) throw new Error('index.html: an element with the id “app” must exist');
watchForReader();
mount(App, { target });
registerOffline();
